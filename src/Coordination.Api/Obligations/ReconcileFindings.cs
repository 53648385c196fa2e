using Coordination.Api.EventStore;
using Coordination.Api.Observability;

namespace Coordination.Api.Obligations;

/// <summary>What the comparison asks the database, and what it says of what it found: numbers and ids of streams, never a person's data.</summary>
internal sealed partial class Reconcile
{
    private async Task<Guid[]> IdsAsync(string sql, CancellationToken ct, params Cell[] cells)
    {
        List<Guid> ids = [];
        await using var command = databases.Worker.CreateCommand(sql).Add(cells);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            ids.Add(reader.GetGuid(0));
        }

        return [.. ids];
    }

    private async Task<string?> TenantAfterAsync(string tenant, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(NextTenant).Add(tenant);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private static OwedTally Count(OwedTally found)
    {
        Telemetry.OwedDiffered("missing", found.Missing);
        Telemetry.OwedDiffered("altered", found.Altered);
        Telemetry.OwedDiffered("stray", found.Stray);
        Telemetry.OwedDiffered("outdated", found.Outdated);
        Telemetry.OwedDiffered("failed", found.Failed);
        return found;
    }

    private OwedTally Unjudged(Guid stream, Exception e)
    {
        Failed(log, stream, e.GetType().Name);
        return new OwedTally { Failed = 1 };
    }

    private OwedTally Drifted(DifferingStream stream)
    {
        Drifted(log, stream.Stream, stream.Kind);
        return new OwedTally { Failed = 1 };
    }

    private void Tell(DateOnly night, OwedTally total)
    {
        if (total is { Streams: 0, Faults: 0 })
        {
            Empty(log, Iso(night));
        }
        else if (total.Faults == 0)
        {
            Agreed(log, Iso(night), total.Streams, total.Outdated);
        }
        else
        {
            Differed(log, Iso(night), total.Streams, total.Missing, total.Altered, total.Stray, total.Failed);
        }
    }

    // The console would write a day as the machine's culture does.
    private static string Iso(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    [LoggerMessage(18, LogLevel.Information, "Night of {Night}: nothing is owed yet, so there was nothing to compare with its events")]
    private static partial void Empty(ILogger log, string night);

    [LoggerMessage(13, LogLevel.Information, "Night of {Night}: what {Streams} streams owe agrees with their events ({Outdated} rows followed newer rules)")]
    private static partial void Agreed(ILogger log, string night, long streams, long outdated);

    [LoggerMessage(14, LogLevel.Error, "Night of {Night}: of what {Streams} streams owe, {Missing} rows were missing, {Altered} altered and {Stray} stray, and are right now; {Failed} streams could not be judged")]
    private static partial void Differed(ILogger log, string night, long streams, long missing, long altered, long stray, long failed);

    [LoggerMessage(15, LogLevel.Error, "What stream {Stream} owes could not be judged: {Reason}")]
    private static partial void Failed(ILogger log, Guid stream, string reason);

    [LoggerMessage(16, LogLevel.Error, "The snapshot of stream {Stream} ({Kind}) does not follow from its events: rebuild it")]
    private static partial void Drifted(ILogger log, Guid stream, string kind);
}

/// <param name="At">Belgian time of day from which a night's comparison runs.</param>
/// <param name="Batch">Streams compared at once.</param>
internal sealed record ReconcileSettings(TimeOnly At, int Batch);
