using System.Security.Cryptography;
using Coordination.Api.Alerts.Views;
using Coordination.Api.Audit;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Alerts;
using Coordination.Domain.Erasures;
using Coordination.Domain.Time;

namespace Coordination.Api.Erasures;

/// <summary>
/// Deletes what an answered alert said, in the commit of the step that fired: from then on nothing of it is shown or found. The key of its texts goes with
/// the next turn, as any person's that it was decided of, and never comes back.
/// </summary>
internal static class ForgetAlert
{
    /// <param name="work">Of the sweep.</param>
    /// <param name="databases">Where the keys are.</param>
    /// <param name="alert">Whose time is over.</param>
    /// <param name="row">What was owed.</param>
    /// <param name="ct">Ends with the sweep.</param>
    /// <returns>False where it is kept longer instead.</returns>
    public static async Task<bool> AlsoAsync(Work work, Databases databases, OpenStream<Alert> alert, Obligation row, CancellationToken ct)
    {
        if (await WhyKeptLonger.OfAsync(work, alert.State, ct) is { } reason)
        {
            Work.Append(alert, AlertDecider.KeepLonger(alert.State, reason, work.Stamp));
            return false;
        }

        var person = alert.State.About!.Person;
        var keys = await DestroyKeys.AtHandAsync(databases, work.Service, person, ct);
        Work.Append(alert, AlertDecider.Forget(alert.State, Retention.Version, work.Stamp));
        var erasure = await work.OpenAsync(StreamKinds.Erasure, Erasure.IdOf(person), ct);
        Work.Append(erasure, ErasureDecider.Decide(erasure.State, new ErasureDecided(
            person, Retention.OfAlert, Retention.OfAlert, CivilTime.DayOf(row.DueAt), Retention.Version, work.Stamp.By, work.Stamp.By,
            [.. keys.Select(key => key.Version)], Convert.ToHexStringLower(SHA256.HashData([.. keys.SelectMany(key => key.Wrapped)])), work.Stamp)));
        SearchIndex.Drop(work, alert.Id);
        AlertHeads.Forget(work, alert.Id);
        work.Audit(new AuditEntry(work.NewId(), work.Now, work.Stamp.By, "ForgetAlert", "A61", "Allow", alert.State.Site, null, alert.Id, null, row.Code));
        return true;
    }
}
