using Coordination.Api.Configuration;

namespace Coordination.Api.Identity;

/// <summary>Whose tokens are taken.</summary>
/// <param name="Issuers">Exact <c>iss</c> values; each publishes its keys under <c>/.well-known/openid-configuration</c>.</param>
/// <param name="Audience">What a token must be meant for.</param>
internal sealed record AuthSettings(IReadOnlyList<string> Issuers, string Audience)
{
    public const string IssuersKey = "Auth:Issuers";
    public const string UsualAudience = "coordination";

    public static AuthSettings None { get; } = new([], UsualAudience);

    /// <param name="needed">Nobody could log in without an issuer, so a start without one is a mistake.</param>
    public static AuthSettings Load(IConfiguration configuration, bool needed)
    {
        var issuers = configuration.GetSection(IssuersKey).GetChildren().Where(i => i.Value is { Length: > 0 }).ToArray();
        foreach (var wrong in issuers.Where(i => !IsIssuer(i.Value!)))
        {
            throw new ConfigurationRefused(wrong.Path, "is the https address of an OpenID Connect issuer, exactly as its tokens name it (http on this machine only).");
        }

        return issuers.Length == 0 && needed
            ? throw new ConfigurationRefused(IssuersKey, "missing. Give the address of each OpenID Connect issuer whose tokens are taken, as Auth__Issuers__0.")
            : new([.. issuers.Select(i => i.Value!).Distinct()], configuration.Text("Auth:Audience") ?? UsualAudience);
    }

    private static bool IsIssuer(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback));
}
