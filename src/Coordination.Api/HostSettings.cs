using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Vault;

namespace Coordination.Api;

/// <summary>What must be known before the application is built.</summary>
internal sealed record HostSettings(DatabaseSettings Database, WrappingKey WrappingKey, TimeProvider Clock)
{
    public string[] Arguments { get; init; } = [];

    public string Environment { get; init; } = Environments.Production;

    public string StateFolder { get; init; } = "";

    /// <summary>Null outside development: then no token of ours is accepted.</summary>
    public DevelopmentIssuer? DevelopmentIssuer { get; init; }

    /// <summary><c>all</c>, <c>api</c> or <c>worker</c>.</summary>
    public string Role { get; init; } = "all";
}
