using Coordination.Api.Access;
using Coordination.Api.Samples.Views;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Time;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>What lets the caller at a thing that is not hers: asked only where her own roles and relations do not answer it.</summary>
internal sealed partial class Work
{
    // Of a case: somebody who leads it is away and named the caller. Of an alert: whoever answers for its desk is.
    private const string Grounds = """
        select
            exists (select from coordination.held($1, $2, $4) h where h.owner = any($5) and h.site = $3),
            exists (select 1 from coordination.obligation where tenant_id = $1 and case_id = $6 and owner = any($2) and owner = $7)
        """;

    public Ground Ground { get; private set; }

    // Kind of each relay the caller speaks for: a consent may name a kind of service.
    private (Guid Relay, string Kind)[] Kinds { get; set; } = [];

    /// <summary>Kinds of these among the relays the caller speaks for.</summary>
    public IReadOnlyCollection<string> KindsOf(IReadOnlyCollection<Guid> relays) => Kinds.Length == 0 ? [] : [.. Kinds.Where(k => relays.Contains(k.Relay)).Select(k => k.Kind).Distinct()];

    private async Task<(Guid, string)[]> ReadKindsAsync(CancellationToken ct)
    {
        var relays = Caller.Relays(Now);
        return relays.Length == 0 ? [] : [.. (await Session.LoadManyAsync<Domain.Relays.Relay>(ct, relays)).Select(r => (r.Id, r.Record.Kind))];
    }

    private async Task<Ground> ReadGroundAsync(CancellationToken ct)
    {
        if (GroundAtHand() is { } known)
        {
            return known;
        }

        if (CaseStream is { Exists: true, State: { Heads: { } heads } file })
        {
            return await AskAsync(file.Site, file.Id, [.. heads.All], ct);
        }

        var alert = Alert.State;
        var escalated = AlertOwed.Of(alert, null, Plan).Any(o => Facts.ListsOf(Caller, Now).Contains(o.Owner));
        var ground = await AskAsync(alert.Site, null, [Domain.Ids.Desk(Service, alert.Site)], ct);
        return ground with { Escalated = escalated || ground.Escalated };
    }

    /// <summary>Where her own roles and relations answer it: nothing else lets her at it. Null where the database must be asked.</summary>
    private Ground? GroundAtHand() => Caller.Account is null
        ? default(Ground)
        : CaseStream is { Exists: true, State: { Heads: { } heads } file }
            ? Leads(heads, file.Site) ? default(Ground) : null
            : AlertStream is not { Exists: true, State: var alert } || Holds(Role.Coordinator, alert.Site) ? default(Ground) : null;

    private bool Leads(Domain.Heads heads, string site) => (Caller.Id == heads.First || Caller.Id == heads.Second) && Holds(Role.Coordinator, site);

    private bool Holds(Role role, string site) => Caller.Account!.Holds(role, site, Now);

    private async Task<Ground> AskAsync(string site, Guid? file, Guid[] absent, CancellationToken ct)
    {
        var (lists, lead) = (Facts.ListsOf(Caller, Now), Domain.Ids.LeadDesk(Service, site));
        await using var command = new NpgsqlCommand(Grounds, await ConnectionAsync(ct));
        Cell[] cells =
        [
            Service, Cell.Array(NpgsqlTypes.NpgsqlDbType.Uuid, lists), site, CivilTime.DayOf(Now),
            Cell.Array(NpgsqlTypes.NpgsqlDbType.Uuid, absent), file, lead,
        ];
        command.Add(cells);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        if (reader.GetBoolean(0))
        {
            RestOnHeld(site, absent[0], absent[^1]);
        }

        var ground = Ground.Of(reader.GetBoolean(0), reader.GetBoolean(1), lists.Contains(lead));
        await reader.CloseAsync();
        return file is { } asked && lists.Contains(lead) ? ground with { Sampled = await SampledAsync(asked, lists, ct) } : ground;
    }

    // What lets her in ends with the answer: an answer that comes before this read is audited takes the right from it too.
    private async Task<bool> SampledAsync(Guid file, Guid[] lists, CancellationToken ct)
    {
        var samples = await SampleHeads.OfCaseAsync(this, file, lists, ct);
        foreach (var (id, version) in samples)
        {
            _read.TryAdd(id, version);
        }

        return samples.Count > 0;
    }
}
