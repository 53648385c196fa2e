using System.Globalization;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Domain.Access;
using Coordination.Domain.Time;

namespace Coordination.Api.Access;

/// <summary>Somebody tried a case from which the family excluded her (rule A11): the privacy officers are told by its number, once a day for each who tries.</summary>
internal static class Attempts
{
    /// <summary>Messages to write beside the entry that audits the refusal.</summary>
    public static async Task<IEnumerable<RowWrite>> ToldAsync(Work work, AccessAnswer access, CancellationToken ct)
    {
        // Whichever row hides it: a colleague of the same site is hidden from by one that comes before (A06).
        if (access.Granted || work.CaseStream is not { Exists: true } file || !work.IsExcludedFrom(file.State))
        {
            return [];
        }

        var occasion = string.Create(CultureInfo.InvariantCulture, $"tried-{work.Caller.Id:N}-{CivilTime.DayOf(work.Now):yyyyMMdd}");
        return (await Officers.OfAsync(work, Role.PrivacyOfficer, ct)).Select(officer => new RowWrite(OutboxRows.Insert, OutboxRows.Cells(OutboxMessage.Once(
            work.Service, new(RecipientKind.Account, officer), Template.ExcludedTried, "fr", References.Of(file.Id), new() { Case = file.Id }, file.Id, occasion, work.Now))));
    }
}
