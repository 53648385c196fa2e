using Coordination.Domain;
using Coordination.Domain.Accounts;

namespace Coordination.Api.Identity;

/// <summary>Who is asking, as the store knows them in this very request. Roles come from streams, never from a token's claims.</summary>
internal sealed class Caller(Guid id, string service)
{
    private (DateTimeOffset At, Grant[] Grants, Guid[] Relays)? _held;

    public Guid Id { get; } = id;

    public string Service { get; } = service;

    public Account? Account { get; init; }

    public MachineClient? Client { get; init; }

    /// <summary>True for the sweep and the command line: no token, no account.</summary>
    public bool IsSystem => Id == Actors.Sweep || Id == Actors.Installer;

    /// <summary>Her account or the client has not ended.</summary>
    public bool IsLive => IsSystem || Client?.IsLive == true || Account?.IsLive == true;

    /// <summary>Roles she holds at an instant. Asked for every item of a case: put together once for the instant of a request.</summary>
    public Grant[] Grants(DateTimeOffset at) => Held(at).Grants;

    /// <summary>Relays she speaks for at an instant.</summary>
    public Guid[] Relays(DateTimeOffset at) => Held(at).Relays;

    private (Grant[] Grants, Guid[] Relays) Held(DateTimeOffset at)
    {
        if (_held is { } known && known.At == at)
        {
            return (known.Grants, known.Relays);
        }

        Grant[] grants = Account is null ? [] : [.. Account.GrantsAt(at)];
        Guid[] relays = [.. grants.Select(g => g.Relay).OfType<Guid>().Distinct()];
        _held = (at, grants, relays);
        return (grants, relays);
    }
}

/// <summary>A login as the token proves it: which account and whose data. No rights.</summary>
internal sealed record Login(Guid Account, string Service, bool Machine);
