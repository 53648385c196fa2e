using System.Collections.Immutable;

namespace Coordination.Domain.Alerts;

/// <summary>Kinds of sender (rule A83). Any other kind is accepted as <see cref="Other"/> with its own words.</summary>
public static class AlertSources
{
    public const string Other = "other";

    public static ImmutableArray<string> All { get; } =
        ["hospital", "gp", "ssm", "cpas", "one", "saj", "spj", "court", "maternityHome", "family", Other];
}
