using System.Text.Json;
using Coordination.Api.Access;
using Coordination.Api.Identity;
using Coordination.Domain.Accounts;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>
/// Reading for a question: the same rows as for a command, without what only a write needs. One batch, snapshots read straight from
/// their rows; half the cost of fetching streams for writing (DECISIONS: reads).
/// </summary>
internal sealed partial class Work
{
    private async Task LookAsync(Login login, Target target, CancellationToken ct)
    {
        await using var batch = Looking(login, target);
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            Caller = new Caller(login.Account, login.Service)
            {
                Account = login.Machine ? null : (await Look.ReadAsync<Account>(reader, ct)).State,
                Client = login.Machine ? (await Look.ReadAsync<MachineClient>(reader, ct)).State : null,
            };
            CaseStream = await SeenAsync(target.Case, StreamKinds.Case, reader, ct);
            AlertStream = await SeenAsync(target.Alert, StreamKinds.Alert, reader, ct);
            HandoverStream = await SeenAsync(target.Handover, StreamKinds.Handover, reader, ct);
            ConcertationStream = await SeenAsync(target.Concertation, StreamKinds.Concertation, reader, ct);
            RelayStream = await SeenAsync(target.Relay, StreamKinds.Relay, reader, ct);
            AccountStream = await SeenAsync(target.Account, StreamKinds.Account, reader, ct);
        }

        await ReadParentAsync(target, ct);
        Ground = await ReadGroundAsync(ct);
        Kinds = await ReadKindsAsync(ct);
    }

    private NpgsqlBatch Looking(Login login, Target target)
    {
        var batch = new NpgsqlBatch(_connection);
        batch.BatchCommands.Add(Look.Command(login.Machine ? Look.Client : Look.Account, _tenant, login.Account));
        (Guid? Id, string Sql)[] wanted =
        [
            (target.Case, Look.Case), (target.Alert, Look.Alert), (target.Handover, Look.Handover),
            (target.Concertation, Look.Concertation), (target.Relay, Look.Relay), (target.Account, Look.Account),
        ];
        foreach (var (id, sql) in wanted.Where(w => w.Id is not null))
        {
            batch.BatchCommands.Add(Look.Command(sql, _tenant, id!.Value));
        }

        return batch;
    }

    private async Task<OpenStream<TState>?> SeenAsync<TState>(Guid? id, StreamKind<TState> kind, NpgsqlDataReader reader, CancellationToken ct)
        where TState : class
    {
        if (id is not { } known)
        {
            return null;
        }

        var (state, version) = await Look.ReadAsync<TState>(reader, ct);
        return Keep(new OpenStream<TState>(known, kind, version, state ?? kind.None, null));
    }

    /// <summary>Statements on the snapshot tables, each with its stream's version.</summary>
    private static class Look
    {
        public const string Case = Select + "casefile" + Join;
        public const string Alert = Select + "alert" + Join;
        public const string Handover = Select + "handover" + Join;
        public const string Concertation = Select + "concertation" + Join;
        public const string Relay = Select + "relay" + Join;
        public const string Account = Select + "account" + Join;
        public const string Client = Select + "machineclient" + Join;

        private const string Select = "select d.data::text, s.version from coordination.mt_doc_";
        private const string Join = " d join coordination.mt_streams s on s.tenant_id = d.tenant_id and s.id = d.id where d.tenant_id = $1 and d.id = $2";

        public static NpgsqlBatchCommand Command(string sql, string tenant, Guid id) => new(sql)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = tenant }, new NpgsqlParameter<Guid> { TypedValue = id } },
        };

        /// <summary>The next result: one row, or none.</summary>
        public static async Task<(TState? State, long Version)> ReadAsync<TState>(NpgsqlDataReader reader, CancellationToken ct)
            where TState : class
        {
            (TState? State, long Version) found = await reader.ReadAsync(ct)
                ? (JsonSerializer.Deserialize<TState>(reader.GetFieldValue<byte[]>(0), MartenSetup.Json), reader.GetInt64(1))
                : (null, 0);
            await reader.NextResultAsync(ct);
            return found;
        }
    }
}
