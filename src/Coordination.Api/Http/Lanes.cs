using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Coordination.Api.Http;

/// <summary>How much one caller may ask, so that a flood from one leaves the others their answers.</summary>
/// <param name="PerMinute">Requests a minute that a caller may keep up.</param>
/// <param name="Burst">Requests at one moment after a quiet spell.</param>
/// <param name="AtOnce">Requests in work at the same time; as many again as <paramref name="Burst"/> wait for their turn.</param>
internal sealed record LaneSettings(int PerMinute, int Burst, int AtOnce)
{
    /// <summary>Far above what a person or a hospital record sends: a limit against faults and floods, not a quota.</summary>
    public static LaneSettings Usual { get; } = new(1200, 300, 8);
}

/// <summary>
/// A lane a caller. Judged after the token and before anything is read: what is refused here was not accepted, so nothing is lost
/// and the caller sends it again. A node counts for itself.
/// </summary>
internal static class Lanes
{
    public static void AddLanes(this IServiceCollection services, LaneSettings settings) => services.AddRateLimiter(limiter =>
    {
        // The middleware tries at once and then again in the queue: asked in this order, waiting costs no share of the rate.
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetConcurrencyLimiter(Caller(http), _ => Width(settings))),
            PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetTokenBucketLimiter(Caller(http), _ => Rate(settings))));
        limiter.OnRejected = RefuseAsync;
    });

    // The verified issuer and subject; without a token the address, which is all that is known.
    private static string Caller(HttpContext http) => http.User.FindFirst("sub") is { } subject
        ? $"{subject.Issuer} {subject.Value}"
        : $"{http.Connection.RemoteIpAddress}";

    private static TokenBucketRateLimiterOptions Rate(LaneSettings settings) => new()
    {
        TokenLimit = settings.Burst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1d / settings.PerMinute),
        AutoReplenishment = false,
        QueueLimit = 0,
    };

    private static ConcurrencyLimiterOptions Width(LaneSettings settings) => new()
    {
        PermitLimit = settings.AtOnce,
        QueueLimit = settings.Burst,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };

    private static async ValueTask RefuseAsync(OnRejectedContext refused, CancellationToken ct)
    {
        var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        refused.HttpContext.Response.Headers.RetryAfter = seconds;
        await Problems.WriteAsync(refused.HttpContext, DoorProblems.TooManyRequests, $"This caller sent more than its share: nothing was accepted, send it again in {seconds} s.", null, ct);
    }
}
