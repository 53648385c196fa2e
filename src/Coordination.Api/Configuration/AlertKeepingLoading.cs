using System.Collections.Immutable;
using Coordination.Domain.Alerts;
using Coordination.Domain.Erasures;

namespace Coordination.Api.Configuration;

/// <summary>For how many days the content of an alert is kept that became no case: the retention table's, or the service's own.</summary>
internal static class AlertKeepingLoading
{
    private const int TenYears = 3650;

    /// <summary>One for each way to answer an alert without a case.</summary>
    public static IEnumerable<string> Keys => Retention.Alerts.Select(kept => KeyOf(kept.Outcome));

    /// <exception cref="ConfigurationRefused">A number of days that cannot be.</exception>
    public static ImmutableArray<AlertKeeping> Load(IConfiguration configuration, bool development) =>
        // In development, none: for trials that cannot wait a day.
        [.. Retention.Alerts.Select(kept => kept with { Days = configuration.Number(KeyOf(kept.Outcome), kept.Days, development ? 0 : 1, TenYears) })];

    private static string KeyOf(AlertOutcome outcome) => $"Retention:AlertDays:{outcome}";
}
