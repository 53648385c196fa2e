using Coordination.Api.Audit;
using Coordination.Api.Vault;

namespace Coordination.Api.Configuration;

/// <summary>Every key the application reads; the reference with defaults and units is deploy/README.md.</summary>
internal static class KnownKeys
{
    /// <summary>A last part <c>*</c> stands for the numbers of a list.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "Role", "Urls", "State:Folder", Sources.SecretsFolder,
        "ConnectionStrings:Coordination", "ConnectionStrings:Owner", "ConnectionStrings:Worker",
        "Database:Migrate", "Database:PoolSize", "Database:Profile", "Database:Epoch",
        "Auth:Issuers:*", "Auth:Audience",
        "Vault:WrappingKey", "Vault:WrappingKeyFile", "Vault:PreviousWrappingKeys:*",
        TransitSettings.AddressName, TransitSettings.MountName, TransitSettings.KeyName, TransitSettings.TokenName,
        TransitSettings.CaName, TransitSettings.CertificateName, TransitSettings.CertificateKeyName,
        HsmSettings.LibraryName, HsmSettings.TokenName, HsmSettings.KeyName, HsmSettings.PinName,
        AuditSettings.KeyName, AuditSettings.CheckpointFile, AuditSettings.Seconds,
        "Mail:Host", "Mail:Port", "Mail:User", "Mail:Password", "Mail:StartTls", "Mail:From", "Mail:NeutralFrom", "Mail:List",
        "Sweep:Batch", "Sweep:EverySeconds", "Sweep:LeaseSeconds",
        "Limits:PerMinute", "Limits:Burst", "Limits:AtOnce",
        "Reconcile:At", "Reconcile:Batch",
        "Sampling:Percent", "Sampling:Days", "Sampling:Least",
        .. AlertKeepingLoading.Keys,
        "FollowUp:PlanFile", "Logging:Format",
        "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL",
    ];

    private static readonly string[] Ours = [.. All.Where(k => k.Contains(':', StringComparison.Ordinal)).Select(k => k.Split(':')[0]).Where(s => s != "Logging").Distinct()];

    /// <summary>Keys of our own sections that nothing reads: most likely misspelt, so somebody believes a setting that is not there.</summary>
    public static IEnumerable<string> Unknown(IConfiguration configuration) =>
        Ours.SelectMany(section => configuration.GetSection(section).AsEnumerable())
            .Where(pair => pair.Value is not null && pair.Key.Contains(':', StringComparison.Ordinal) && !IsKnown(pair.Key))
            .Select(pair => pair.Key)
            .Order(StringComparer.OrdinalIgnoreCase);

    public static bool IsKnown(string key) => All.Any(known => known.EndsWith(":*", StringComparison.Ordinal)
        ? key.StartsWith(known[..^1], StringComparison.OrdinalIgnoreCase) && int.TryParse(key[(known.Length - 1)..], out _)
        : known.Equals(key, StringComparison.OrdinalIgnoreCase));
}
