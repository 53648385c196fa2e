using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Coordination.Api.Identity;

/// <summary>
/// Tokens whose signature was verified within the last minute: a caller sends the same one dozens of times, and verifying it cost a
/// fifth of what a request allocates. An issuer's withdrawn key is obeyed a minute late; an ended account at once, for that is asked
/// of the database each time.
/// </summary>
internal sealed class VerifiedTokens
{
    private const int Most = 2000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Verified> _known = new(StringComparer.Ordinal);

    /// <summary>Which scheme verified this token, or null when none did lately.</summary>
    public string? SchemeOf(string token) => _known.TryGetValue(token, out var verified) ? verified.Scheme : null;

    /// <summary>For a token's scheme: asks here first, and keeps what is verified.</summary>
    public JwtBearerEvents Events() => new() { OnMessageReceived = KnownAsync, OnTokenValidated = KeepAsync };

    /// <summary>The token a request carries, or null.</summary>
    public static string? Of(HttpContext http) =>
        http.Request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : null;

    private Task KnownAsync(MessageReceivedContext context)
    {
        if (Of(context.HttpContext) is not { } token || !_known.TryGetValue(token, out var verified) || verified.Scheme != context.Scheme.Name)
        {
            return Task.CompletedTask;
        }

        if (verified.Until <= Now(context.Options))
        {
            _known.TryRemove(new(token, verified));
            return Task.CompletedTask;
        }

        context.Principal = verified.Principal;
        context.Success();
        return Task.CompletedTask;
    }

    private Task KeepAsync(TokenValidatedContext context)
    {
        if (Of(context.HttpContext) is not { } token || context.Principal is not { } principal)
        {
            return Task.CompletedTask;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        var ends = new DateTimeOffset(DateTime.SpecifyKind(context.SecurityToken.ValidTo, DateTimeKind.Utc));
        var latest = Now(context.Options) + Longest;
        _known[token] = new Verified(context.Scheme.Name, principal, ends < latest ? ends : latest);
        return Task.CompletedTask;
    }

    private static DateTimeOffset Now(JwtBearerOptions options) => (options.TimeProvider ?? TimeProvider.System).GetUtcNow();

    private sealed record Verified(string Scheme, ClaimsPrincipal Principal, DateTimeOffset Until);
}
