using Coordination.Api.Access;
using Coordination.Api.Audit;
using Coordination.Api.Identity;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>
/// Reading a case that one works with in a single round trip: the answer is put together from the states that are known, and the statement that
/// writes its audit entry asks whether they still are the stream's last (DECISIONS 36).
/// </summary>
internal sealed partial class Work
{
    private const string AuditIfLast = $"""
        {AuditEntry.Insert}
        and exists (select from coordination.mt_streams s where s.tenant_id = $1 and s.id = $14 and s.version = $15)
        and exists (select from coordination.mt_streams s where s.tenant_id = $1 and s.id = $16 and s.version = $17)
        """;

    private (Guid Id, long Version) _callerKnown;

    /// <summary>
    /// Takes the caller and the case as they were known last, and asks nothing. False where anything else would have to be asked: then, and where
    /// <see cref="AuditIfLastAsync"/> says no, the work is opened as usual.
    /// </summary>
    public async ValueTask<bool> OpenKnownAsync(Login login, Target target, CancellationToken ct)
    {
        if (target != Target.OfCase(target.Case ?? Guid.Empty) || !IsKnown(new Asking(login, target, ByOffice: false))
            || snapshots.Find<Account>(login.Service, login.Account) is not { } account
            || snapshots.Find<CaseFile>(login.Service, target.Case!.Value) is not { } file)
        {
            return false;
        }

        await BeginAsync(login, ct);
        Caller = new Caller(login.Account, login.Service) { Account = account.State };
        _callerKnown = (login.Account, account.Version);
        CaseStream = new OpenStream<CaseFile>(target.Case.Value, StreamKinds.Case, file.Version, file.State);
        _streams.Add(CaseStream);
        (Ground, Kinds) = (default, []);
        return Caller.Relays(Now).Length == 0 && file.State.Heads is { } heads && Leads(heads, file.State.Site);
    }

    /// <summary>Commits the audit entry of a read if what it was put together from still stands; else writes nothing.</summary>
    public async Task<bool> AuditIfLastAsync(AuditEntry entry, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(await ConnectionAsync(ct));
        batch.BatchCommands.Add(LentCommands.Take(new RowWrite(AuditIfLast, [.. entry.Cells(Service, Epoch), _callerKnown.Id, _callerKnown.Version, Case.Id, Case.Version])));
        var written = await batch.ExecuteNonQueryAsync(ct);
        LentCommands.Return(batch);
        return written == 1;
    }
}
