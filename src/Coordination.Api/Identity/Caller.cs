using Coordination.Domain;
using Coordination.Domain.Accounts;

namespace Coordination.Api.Identity;

/// <summary>Who is asking, as the store knows them in this very request. Roles come from streams, never from a token's claims.</summary>
internal sealed record Caller(Guid Id, string Service)
{
    public Account? Account { get; init; }

    public MachineClient? Client { get; init; }

    /// <summary>True for the sweep and the command line: no token, no account.</summary>
    public bool IsSystem => Id == Actors.Sweep || Id == Actors.Installer;

    /// <summary>Her account or the client has not ended.</summary>
    public bool IsLive => IsSystem || Client?.IsLive == true || Account?.IsLive == true;
}

/// <summary>A login as the token proves it: which account and whose data. No rights.</summary>
internal sealed record Login(Guid Account, string Service, bool Machine);
