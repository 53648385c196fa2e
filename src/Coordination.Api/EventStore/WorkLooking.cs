using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Coordination.Api.Access;
using Coordination.Api.Alerts.Views;
using Coordination.Api.Consultations.Views;
using Coordination.Api.Identity;
using Coordination.Api.Samples.Views;
using Coordination.Domain.Accounts;
using Coordination.Domain.Alerts;
using Coordination.Domain.Concertations;
using Coordination.Domain.Handovers;
using Coordination.Domain.PersonsRequests;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>
/// The reading half: the caller and every stream of the target in one round trip, for a question and for a command alike. Snapshots are read
/// straight from their rows, and only those whose version is not known already (DECISIONS 14).
/// </summary>
internal sealed partial class Work
{
    /// <summary>Reads one more stream for writing.</summary>
    public async Task<OpenStream<TState>> OpenAsync<TState>(StreamKind<TState> kind, Guid id, CancellationToken ct)
        where TState : class
    {
        if (_streams.OfType<OpenStream<TState>>().FirstOrDefault(s => s.Id == id) is { } open)
        {
            return open;
        }

        if (Supposes && Find(_tenant, id, kind, out var known))
        {
            _streams.Add(known!);
            return known!;
        }

        OpenStream<TState> stream;
        var look = new Look<TState>(kind, _tenant, id, snapshots.Find<TState>(_tenant, id), null);
        await using var batch = new NpgsqlBatch(await ConnectionAsync(ct)) { BatchCommands = { look.Command() } };
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            stream = (await SeenAsync(look, reader, ct))!;
        }

        LentCommands.Return(batch);
        return stream;
    }

    private async Task LookAsync(Asking asked, bool toWrite, CancellationToken ct)
    {
        var (login, target, unless) = (asked.Login, asked.Target, IsKnown(asked) ? null : Cells(asked));
        var (account, client) = (Ask(login.Machine ? null : login.Account, StreamKinds.Account), Ask(login.Machine ? login.Account : null, StreamKinds.Client));
        var (openCase, alert) = (Ask(target.Case, StreamKinds.Case, unless), Ask(target.Alert, StreamKinds.Alert, unless));
        var (handover, concertation) = (Ask(target.Handover, StreamKinds.Handover, unless), Ask(target.Concertation, StreamKinds.Concertation, unless));
        var (relay, other, glass) = (Ask(target.Relay ?? (toWrite ? target.AskedRelay : null), StreamKinds.Relay), Ask(target.Account, StreamKinds.Account), Ask(target.Glass, StreamKinds.Glass, unless));
        var (request, consultation) = (Ask(target.Request, StreamKinds.Request, unless), Ask(target.Consultation, StreamKinds.Consultation, [login.Account], ConsultationHeads.Reached));
        var (sample, transfer) = (Ask(target.Sample, StreamKinds.Sample, SampleHeads.Reach(login, Now), SampleHeads.Reached), Ask(target.Transfer, StreamKinds.Transfer));
        await using (var batch = new NpgsqlBatch(_connection))
        {
            Add(batch, account, client, openCase, alert, handover, concertation, relay, other, glass, request, consultation, sample, transfer);
            await using (var reader = await batch.ExecuteReaderAsync(ct))
            {
                Caller = await CallerAsync(login, account, client, reader, ct);
                (CaseStream, AlertStream) = (await SeenAsync(openCase, reader, ct), await SeenAsync(alert, reader, ct));
                (HandoverStream, ConcertationStream) = (await SeenAsync(handover, reader, ct), await SeenAsync(concertation, reader, ct));
                (RelayStream, AccountStream) = (await SeenAsync(relay, reader, ct), await SeenAsync(other, reader, ct));
                (GlassStream, RequestStream, ConsultationStream) = (await SeenAsync(glass, reader, ct), await SeenAsync(request, reader, ct), await SeenAsync(consultation, reader, ct));
                (SampleStream, TransferStream) = (await SeenAsync(sample, reader, ct), await SeenAsync(transfer, reader, ct));
            }

            LentCommands.Return(batch);
        }

        KeepReached(asked, _streams.Where(s => s.Exists).Select(s => s.Id));
        await ReadAroundAsync(target, ct);
    }

    private async Task<Caller> CallerAsync(Login login, Look<Account>? account, Look<MachineClient>? client, NpgsqlDataReader reader, CancellationToken ct)
    {
        var person = account is null ? null : await account.ReadAsync(reader, snapshots, ct);
        var machine = client is null ? null : await client.ReadAsync(reader, snapshots, ct);
        _caller = (login.Account, person?.Version ?? machine?.Version ?? 0);
        return new(login.Account, login.Service) { Account = person?.State, Client = machine?.State };
    }

    /// <summary>What the streams at hand lead to: the case of a child, and what lets the caller at it.</summary>
    private async Task ReadAroundAsync(Target target, CancellationToken ct)
    {
        await ReadParentAsync(target, ct);
        Ground = await ReadGroundAsync(ct);
        Kinds = await ReadKindsAsync(ct);
    }

    private async Task ReadParentAsync(Target target, CancellationToken ct)
    {
        var alert = AlertStream is { Exists: true } found ? await RepeatedAlerts.FirstAsync(this, found, ct) : AlertStream;
        if (target.Case is null && ParentOf(HandoverStream, ConcertationStream, alert, RequestStream) is { } parent)
        {
            CaseStream = await OpenAsync(StreamKinds.Case, parent, ct);
        }
    }

    private static Guid? ParentOf(OpenStream<Handover>? handover, OpenStream<Concertation>? concertation, OpenStream<Alert>? alert, OpenStream<PersonsRequest>? request) =>
        (handover?.State.Case ?? concertation?.State.Case ?? alert?.State.Case ?? request?.State.Case) is { } parent && parent != Guid.Empty ? parent : null;

    private static void Add(NpgsqlBatch batch, params ReadOnlySpan<Look?> looks)
    {
        foreach (var look in looks)
        {
            if (look is not null)
            {
                batch.BatchCommands.Add(look.Command());
            }
        }
    }

    /// <summary>A stream, where an id is given; only if the caller reaches it, where the cells to ask that by are given.</summary>
    private Look<TState>? Ask<TState>(Guid? id, StreamKind<TState> kind, Cell[]? reach = null, string? reached = null)
        where TState : class => id is { } wanted ? new Look<TState>(kind, _tenant, wanted, snapshots.Find<TState>(_tenant, wanted), reach, reached) : null;

    private async Task<OpenStream<TState>?> SeenAsync<TState>(Look<TState>? look, NpgsqlDataReader reader, CancellationToken ct)
        where TState : class
    {
        if (look is null)
        {
            return null;
        }

        var seen = await look.ReadAsync(reader, snapshots, ct);
        var stream = new OpenStream<TState>(look.Id, look.Kind, seen?.Version ?? 0, seen?.State ?? look.Kind.None);
        _streams.Add(stream);
        return stream;
    }

    private abstract class Look
    {
        public abstract NpgsqlBatchCommand Command();
    }

    /// <summary>One snapshot asked for: its stream's version, and the document unless that version is known.</summary>
    private sealed class Look<TState>(StreamKind<TState> kind, string tenant, Guid id, Snapshot<TState>? known, Cell[]? reach, string? reached = null) : Look
        where TState : class
    {
        [SuppressMessage("Minor Code Smell", "S2743", Justification = "One statement a kind of state is meant.")]
        private static readonly string Sql =
            $"select case when s.version <> $3 then d.data::text end, s.version from {StoreRows.TableOf<TState>()} d "
            + "join coordination.mt_streams s on s.tenant_id = d.tenant_id and s.id = d.id where d.tenant_id = $1 and d.id = $2";

        // Asked of no row: it is known before one is looked for, whether there is one or not.
        [SuppressMessage("Minor Code Smell", "S2743", Justification = "One statement a kind of state is meant.")]
        private static readonly string SqlIfReached = $"{Sql} and $2 = any ((select {Reached(from: 4)})::uuid[])";

        public Guid Id => id;

        public StreamKind<TState> Kind => kind;

        public override NpgsqlBatchCommand Command() =>
            LentCommands.Take(new(reach is null ? Sql : reached is null ? SqlIfReached : $"{Sql} and {reached}", [tenant, id, known?.Version ?? 0, .. reach ?? []]));

        /// <summary>The next result: one row, or none.</summary>
        public async Task<Snapshot<TState>?> ReadAsync(NpgsqlDataReader reader, SnapshotCache snapshots, CancellationToken ct)
        {
            var found = await reader.ReadAsync(ct) ? reader.IsDBNull(0) ? known : Fresh(reader, snapshots) : null;
            await reader.NextResultAsync(ct);
            if (found is null && known is not null && reach is null)
            {
                // Restored from before it was written: what is gone is not known any more.
                snapshots.Drop<TState>(tenant, id);
            }

            return found;
        }

        private Snapshot<TState> Fresh(NpgsqlDataReader reader, SnapshotCache snapshots)
        {
            var document = reader.GetFieldValue<byte[]>(0);
            var state = JsonSerializer.Deserialize<TState>(document, MartenSetup.Json) ?? throw new InvalidOperationException($"The snapshot of {id} is empty.");
            var read = new Snapshot<TState>(state, reader.GetInt64(1));
            snapshots.Keep(tenant, id, read, document.Length);
            return read;
        }
    }
}
