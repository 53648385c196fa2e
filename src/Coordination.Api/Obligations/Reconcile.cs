using System.Text.Json;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Time;
using MediatR;
using NpgsqlTypes;

namespace Coordination.Api.Obligations;

/// <summary>
/// Once a night, holds every row of what is owed against the events and puts right what differs. It works in turns of a
/// few seconds and keeps after each batch how far it came: a killed node's night is finished by another, and no turn keeps the
/// sweep waiting. Each stream is put right by a command of its own, so nothing is half done.
/// </summary>
internal sealed partial class Reconcile(
    Databases databases, OwedByEvents events, ReconcileProgress progress, IServiceScopeFactory scopes, TimeProvider clock, ReconcileSettings settings, ILogger<Reconcile> log)
{
    private const string Next = "select id from coordination.mt_streams where tenant_id = $1 and type = any($2) and id > $3 order by id limit $4";
    private const string NextTenant = "select tenant_id from coordination.mt_streams where tenant_id > $1 order by tenant_id limit 1";

    private const string Strays = """
        select tenant_id, array_agg(id) from coordination.obligation o
        where not exists (select from coordination.mt_streams s where s.tenant_id = o.tenant_id and s.id = o.stream_id and s.type = any($1))
        group by tenant_id
        """;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private DateOnly? _finished;

    /// <summary>One turn of the night that is due, where it is not done and no other node has it. Returns what the night found once it is finished, else null.</summary>
    public async Task<OwedTally?> TurnAsync(CancellationToken ct)
    {
        var night = NightOf(clock.GetUtcNow());
        if (night == _finished || await progress.ClaimAsync(night, clock.GetUtcNow(), clock.GetUtcNow() + Lease, ct) is not { } at)
        {
            return null;
        }

        var begun = clock.GetTimestamp();
        while (await StepAsync(at, last: clock.GetElapsedTime(begun) >= Turn, ct) is { } next)
        {
            at = next;
        }

        var total = await progress.TotalAsync(night, ct);
        if (total is not null)
        {
            _finished = night;
            Tell(night, total);
        }

        return total;
    }

    /// <summary>The Belgian day whose hour has struck last.</summary>
    internal DateOnly NightOf(DateTimeOffset now)
    {
        var day = CivilTime.DayOf(now);
        return now < CivilTime.At(day, settings.At) ? day.AddDays(-1) : day;
    }

    /// <summary>One batch. Null ends the turn: nothing is left, its time is up, or another node has taken over.</summary>
    private async Task<ReconcileCursor?> StepAsync(ReconcileCursor at, bool last, CancellationToken ct)
    {
        var streams = await IdsAsync(Next, ct, at.Tenant, Cell.Array(NpgsqlDbType.Text, events.StreamTypes), at.Stream, settings.Batch);
        var (to, found) = (at, new OwedTally());
        if (streams.Length > 0)
        {
            (to, found) = (at with { Stream = streams[^1] }, await CompareAsync(at.Tenant, streams, ct));
        }
        else if (await TenantAfterAsync(at.Tenant, ct) is { } tenant)
        {
            to = new ReconcileCursor(at.Night, tenant, Guid.Empty);
        }
        else
        {
            found = await DropStraysAsync(ct);
            await progress.KeepAsync(at, at, Count(found), null, clock.GetUtcNow(), ct);
            return null;
        }

        var mine = await progress.KeepAsync(at, to, Count(found), last ? null : clock.GetUtcNow() + Lease, null, ct);
        return mine && !last ? to : null;
    }

    private async Task<OwedTally> CompareAsync(string tenant, Guid[] streams, CancellationToken ct)
    {
        IReadOnlyList<DifferingStream> differing;
        try
        {
            differing = await events.CompareAsync(tenant, streams, clock.GetUtcNow(), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException && !StoreFailures.IsUnknown(e))
        {
            // One stream that cannot be read must not keep the others from being judged.
            return streams.Length > 1 ? await OneByOneAsync(tenant, streams, ct) : Unjudged(streams[0], e) with { Streams = 1 };
        }

        var found = new OwedTally { Streams = streams.Length };
        foreach (var stream in differing)
        {
            found += await RepairAsync(tenant, stream, ct);
        }

        return found;
    }

    private async Task<OwedTally> OneByOneAsync(string tenant, Guid[] streams, CancellationToken ct)
    {
        var found = new OwedTally();
        foreach (var stream in streams)
        {
            found += await CompareAsync(tenant, [stream], ct);
        }

        return found;
    }

    private async Task<OwedTally> RepairAsync(string tenant, DifferingStream stream, CancellationToken ct)
    {
        try
        {
            var repaired = await SendAsync(tenant, new RepairOwed(stream.Kind, stream.Stream, stream.Difference.Rows), ct);
            return repaired.Version == stream.Version && repaired.Tally == new OwedTally() ? Drifted(stream) : repaired.Tally;
        }
        catch (Exception e) when (e is not OperationCanceledException && !StoreFailures.IsUnknown(e))
        {
            return Unjudged(stream.Stream, e);
        }
    }

    private async Task<OwedTally> DropStraysAsync(CancellationToken ct)
    {
        List<(string Tenant, Guid[] Rows)> strays = [];
        await using (var command = databases.Worker.CreateCommand(Strays).Add(Cell.Array(NpgsqlDbType.Text, events.StreamTypes)))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                strays.Add((reader.GetString(0), reader.GetFieldValue<Guid[]>(1)));
            }
        }

        var found = new OwedTally();
        foreach (var (tenant, rows) in strays)
        {
            found += (await SendAsync(tenant, new DropStrayOwed([.. rows]), ct)).Tally;
        }

        return found;
    }

    private async Task<OwedRepaired> SendAsync(string tenant, ICommand command, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Login = new Login(Actors.Sweep, tenant, Machine: false);
        var reply = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, ct);
        return reply.Refusal is null && reply.Denied is null
            ? JsonSerializer.Deserialize<OwedRepaired>(reply.Body, ApiJson.Options)!
            : throw new InvalidOperationException($"A repair was refused: {reply.Refusal?.Code ?? reply.Denied?.Row}.");
    }
}
