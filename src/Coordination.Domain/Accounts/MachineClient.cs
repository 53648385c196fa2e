using System.Text.Json.Serialization;
using Coordination.Domain.Access;

namespace Coordination.Domain.Accounts;

/// <summary>A machine of one hospital site (role <see cref="Role.Ehr"/>). It never has another role or site.</summary>
public sealed record MachineClient
{
    public Guid Id { get; init; }
    public string Service { get; init; } = "";
    public string Site { get; init; } = "";
    public string Issuer { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Organisation { get; init; } = "";
    public Stamp? Registered { get; init; }
    public Stamp? Ended { get; init; }

    [JsonIgnore]
    public bool IsLive => Registered is not null && Ended is null;

    public static MachineClient None { get; } = new();

    public static Guid IdOf(string issuer, string subject) => Ids.Derived("client", issuer, subject);

    public static MachineClient Evolve(MachineClient state, object @event) => @event switch
    {
        ClientRegistered e => state with
        {
            Id = e.Client,
            Service = e.Service,
            Site = e.Site,
            Issuer = e.Issuer,
            Subject = e.Subject,
            Organisation = e.Organisation,
            Registered = e.Stamp,
        },
        ClientEnded e => state with { Ended = e.Stamp },
        _ => state,
    };
}

public static class ClientDecider
{
    /// <summary>Registers a client. A client id is bound to one site for ever.</summary>
    public static Decision Register(MachineClient state, ClientRegistered wish, Account by) => state switch
    {
        _ when !Supervises(by, wish.Service, wish.Site, wish.Stamp) => AccountRefusals.NotSupervisor,
        { Registered: null } when string.IsNullOrWhiteSpace(wish.Organisation) => ClientRefusals.OrganisationMissing,
        { Registered: null } => Decision.Of(wish),
        { Ended: not null } => ClientRefusals.Ended,
        _ when (state.Service, state.Site) == (wish.Service, wish.Site) => Decision.AlreadySo,
        _ => ClientRefusals.OtherSite,
    };

    public static Decision End(MachineClient state, string reason, Account by, Stamp stamp) => state switch
    {
        { Registered: null } => ClientRefusals.Unknown,
        _ when !Supervises(by, state.Service, state.Site, stamp) => AccountRefusals.NotSupervisor,
        { Ended: not null } => Decision.AlreadySo,
        _ when string.IsNullOrWhiteSpace(reason) => AccountRefusals.ReasonMissing,
        _ => Decision.Of(new ClientEnded(reason, stamp)),
    };

    private static bool Supervises(Account by, string service, string site, Stamp stamp) =>
        by.Id == stamp.By && by.Service == service && by.Holds(Role.Supervisor, site, stamp.At);
}

/// <summary>Every expected "no" of machine clients.</summary>
public static class ClientRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("client");

    public static Refusal Ended { get; } = Refusal.Conflict("client-ended", "The client ended; register a new client id.");

    public static Refusal OtherSite { get; } = Refusal.Conflict("client-other-site", "A client is bound to one site and keeps it.", "site");

    public static Refusal OrganisationMissing { get; } = Refusal.Meaning("client-organisation-missing", "A client names its hospital.", "organisation");
}
