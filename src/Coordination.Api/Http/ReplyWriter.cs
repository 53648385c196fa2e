using Coordination.Api.Access;
using Coordination.Domain;
using Coordination.Domain.Access;

namespace Coordination.Api.Http;

/// <summary>The one place where outcomes become HTTP: one status for each kind of refusal, bodies as JSON or RFC 9457 problems.</summary>
internal static class ReplyWriter
{
    public static async Task WriteAsync(HttpContext http, Reply reply, CancellationToken ct)
    {
        if (await RefusedAsync(http, reply.Refusal, reply.Denied, ct))
        {
            return;
        }

        http.Response.StatusCode = reply.Status;
        Headers(http, reply.ETag, reply.Location);
        await http.Response.WriteAsync(reply.Body, ct);
    }

    public static async Task WriteAsync<T>(HttpContext http, Answer<T> answer, CancellationToken ct)
    {
        if (await RefusedAsync(http, answer.Refusal, answer.Denied, ct))
        {
            return;
        }

        Headers(http, answer.ETag, null, answer.Value is WrittenFile { MayBeKept: true });
        if (answer.ETag is { Length: > 0 } tag && http.Request.Headers.IfNoneMatch.ToString() == tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (answer.Value is WrittenFile file)
        {
            http.Response.ContentType = file.ContentType;
            http.Response.Headers.ContentDisposition = $"inline; filename=\"{file.Name}\"";
            await http.Response.WriteAsync(file.Text, ct);
            return;
        }

        await (answer.Json is { } written ? http.Response.Body.WriteAsync(written, ct).AsTask() : http.Response.WriteAsJsonAsync(answer.Value, ApiJson.Options, ct));
    }

    public static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.Conflict => 409,
        RefusalKind.Meaning => 422,
        RefusalKind.Missing => 404,
        RefusalKind.Forbidden => 403,
        RefusalKind.Stale => 412,
        RefusalKind.Unavailable => 503,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static async Task<bool> RefusedAsync(HttpContext http, Refusal? refusal, AccessAnswer? denied, CancellationToken ct)
    {
        if (denied is { } no)
        {
            await Problems.WriteAsync(http, no, ct);
            return true;
        }

        if (refusal is null)
        {
            return false;
        }

        if (Wait(refusal) is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds;
        }

        await Problems.WriteAsync(http, refusal, ct);
        return true;
    }

    // Seconds, where the same request again is what the refusal advises: a race is over at once, what is not there takes longer.
    private static string? Wait(Refusal refusal) => refusal == HttpRefusals.Busy ? "1" : refusal.Kind == RefusalKind.Unavailable ? "5" : null;

    private static void Headers(HttpContext http, string? etag, string? location, bool kept = false)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = kept ? "private, no-cache" : "no-store";
        if (!string.IsNullOrEmpty(etag))
        {
            http.Response.Headers.ETag = etag;
        }

        if (location is not null)
        {
            http.Response.Headers.Location = location;
        }
    }
}
