using Coordination.Api.EventStore;
using Coordination.Domain.Alerts;
using Npgsql;

namespace Coordination.Api.Erasures;

/// <summary>
/// What stands against deleting what an alert said whose time is over. Only one that repeats another is tied to anything else: to that one while it waits,
/// to the person whose case took it.
/// </summary>
internal static class WhyKeptLonger
{
    private const string Asked = "select exists (select from coordination.request_head where tenant_id = $1 and case_id = $2 and person = $3 and open)";

    /// <summary>The reason, or null. What it was decided by is as it was read until the commit.</summary>
    public static async Task<string?> OfAsync(Work work, Alert alert, CancellationToken ct)
    {
        var first = alert;
        while (first.DuplicateOf is { } of)
        {
            var stream = await work.OpenAsync(StreamKinds.Alert, of, ct);
            work.RestOn(stream);
            first = stream.State;
        }

        if (first.Waiting)
        {
            return KeptReasons.FirstWaits;
        }

        return first.Case is { } file ? await OfCaseAsync(work, file, ct) : null;
    }

    private static async Task<string?> OfCaseAsync(Work work, Guid id, CancellationToken ct)
    {
        var file = await work.OpenAsync(StreamKinds.Case, id, ct);
        work.RestOn(file);
        if (file.State.IsRestricted(file.State.Mother))
        {
            return KeptReasons.UseRestricted;
        }

        await using var command = new NpgsqlCommand(Asked, await work.ConnectionAsync(ct)).Add(work.Service, id, file.State.Mother);
        return await command.ExecuteScalarAsync(ct) is true ? KeptReasons.RequestOpen : null;
    }
}
