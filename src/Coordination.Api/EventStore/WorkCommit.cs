using Coordination.Api.Accounts.Views;
using Coordination.Api.Alerts.Views;
using Coordination.Api.Audit;
using Coordination.Api.Cases.Views;
using Coordination.Api.Concertations.Views;
using Coordination.Api.Consultations.Views;
using Coordination.Api.Emergencies.Views;
using Coordination.Api.Handovers.Views;
using Coordination.Api.Obligations;
using Coordination.Api.PersonsRequests.Views;
using Coordination.Api.Samples.Views;
using Coordination.Api.Transfers.Views;
using Coordination.Api.Vault;
using Coordination.Domain;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Handovers;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>The writing half: events, snapshots, list heads, what is owed, keys, messages, audit and the stored answer, in one batch.</summary>
internal sealed partial class Work
{
    private readonly List<RowWrite> _statements = [];
    private readonly List<AuditEntry> _audited = [];

    public bool HasEvents => _streams.Any(s => s.Pending.Count > 0);

    /// <summary>Something would be written: events, or rows of our own.</summary>
    public bool HasWrites => HasEvents || _statements.Count > 0;

    /// <summary>Appends a decision's events; a refusal comes back for the handler to return.</summary>
    public static Refusal? Append<TState>(OpenStream<TState> stream, Decision decision)
        where TState : class
    {
        if (decision.Refusal is null)
        {
            stream.Append(decision.Events);
        }

        return decision.Refusal;
    }

    /// <summary>A row of our own tables, written in the same transaction; its values in the order of its <c>$1</c>, <c>$2</c> …</summary>
    public void Also(string sql, params Cell[] cells) => _statements.Add(new RowWrite(sql, cells));

    /// <summary>Its entry, written with the rest: by then it is known what this work rests on.</summary>
    public void Audit(AuditEntry entry) => _audited.Add(entry);

    /// <summary>Commits everything, or throws and leaves nothing: one batch, which the server runs as one transaction.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        await FollowLeavesAsync(ct);
        await RestOnCaseAsync(ct);
        using var documents = new Documents();
        List<RowWrite> rows = [];
        foreach (var stream in _streams.Where(s => s.Pending.Count > 0))
        {
            stream.Write(storeRows, Service, Now, documents, rows);
            QueueOwed(stream);
            Derive(stream);
        }

        foreach (var key in Keys.NewKeys)
        {
            Also(VaultSql.Insert, VaultSql.Cells(Service, key));
        }

        rows.AddRange(_statements);
        rows.AddRange(AuditTrail.RowsOf(this, _audited));
        await SendAsync(rows, ct);
        documents.GiveBack();
        Keys.Committed();
        KeepReached(_streams.Where(s => s.Pending.Count > 0));
        _streams.ForEach(stream => stream.Remember(snapshots, Service));
    }

    /// <summary>Rows that stand for themselves: a transaction of their own.</summary>
    public async Task SendAsync(IReadOnlyCollection<RowWrite> rows, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(await ConnectionAsync(ct));
        foreach (var row in rows)
        {
            batch.BatchCommands.Add(LentCommands.Take(row));
        }

        await batch.ExecuteNonQueryAsync(ct);
        LentCommands.Return(batch);
    }

    private void QueueOwed(OpenStream stream)
    {
        var heads = CaseStream?.State.Heads;
        var (before, after) = stream.Owed(CaseStream?.Stored.Heads ?? heads, heads, Plan);
        OwedRows.Queue(this, stream.Kind, before, after);
    }

    private void Derive(OpenStream stream)
    {
        switch (stream)
        {
            case OpenStream<CaseFile> s: CaseHeads.Queue(this, s); break;
            case OpenStream<Alert> s: AlertHeads.Queue(this, s); break;
            case OpenStream<Handover> s: HandoverHeads.Queue(this, s); break;
            case OpenStream<Concertation> s: ConcertationHeads.Queue(this, s); break;
            case OpenStream<Domain.Emergencies.BrokenGlass> s: GlassHeads.Queue(this, s); break;
            case OpenStream<Domain.PersonsRequests.PersonsRequest> s: PersonsRequestHeads.Queue(this, s); break;
            case OpenStream<Domain.Consultations.Consultation> s: ConsultationHeads.Queue(this, s); break;
            case OpenStream<Domain.Samples.AccessSample> s: SampleHeads.Queue(this, s); break;
            case OpenStream<Domain.Transfers.Transfer> s: TransferHeads.Queue(this, s); break;
            case OpenStream<Domain.Accounts.Account> s: Roster.Queue(this, s); break;
            case OpenStream<Domain.Accounts.CoordinationService> s: Sites.Queue(this, s); break;
            default: break;
        }

        foreach (var fired in stream.Pending.OfType<StepFired>())
        {
            Also(OwedRows.InsertFired, Service, fired.Obligation, fired.Step, stream.Id, fired.DueAt, Now);
        }
    }
}
