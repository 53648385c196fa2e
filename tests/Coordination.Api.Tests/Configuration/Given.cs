using System.Security.Cryptography;
using Coordination.Api.Audit;
using Coordination.Api.Configuration;
using Microsoft.Extensions.Configuration;

namespace Coordination.Api.Tests.Configuration;

/// <summary>Settings of a whole installation, with single values replaced.</summary>
internal static class Given
{
    public static string SigningKey { get; } = Signing();

    public static IReadOnlyDictionary<string, string?> Production { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ConnectionStrings:Coordination"] = "Host=db.example.org;Database=coordination;Username=app;Password=secret-word",
        ["Vault:WrappingKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        ["Audit:SigningKey"] = SigningKey,
        ["Auth:Issuers:0"] = "https://login.example.org/realms/chc",
        ["Mail:Host"] = "mail.example.org",
        ["Mail:From"] = "coordination@example.org",
    };

    public static IConfiguration With(params (string Key, string? Value)[] replaced)
    {
        var all = new Dictionary<string, string?>(Production, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in replaced)
        {
            all[key] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(all).Build();
    }

    private static string Signing()
    {
        using var key = CheckpointKey.New();
        return key.PrivatePem;
    }

    public static HostSettings Load(params (string Key, string? Value)[] replaced) => SettingsLoading.Load(With(replaced), []);
}
