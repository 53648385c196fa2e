using System.Text.Json;
using Coordination.Api.EventStore;

namespace Coordination.Api.Http;

/// <summary>What nobody decided: an unreadable body is 400 or 413, an unknown commit 503, the rest 500 with a trace and no detail.</summary>
internal sealed partial class UnexpectedFailures(RequestDelegate next, ILogger<UnexpectedFailures> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            await BareAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = 499;
        }
        catch (Exception e) when (e is BadHttpRequestException or JsonException || !http.Response.HasStarted)
        {
            await TellAsync(http, e);
        }
    }

    private Task TellAsync(HttpContext http, Exception e)
    {
        switch (e)
        {
            case BadHttpRequestException bad:
                return Problems.WriteAsync(http, bad.StatusCode, bad.StatusCode == 413 ? "body-too-large" : "invalid-request", Sentence(bad), null, default);
            case JsonException json:
                return Problems.WriteAsync(http, Problems.OfFailures([BadInput.Of(json)], http), default);
            // A part that comes in several shapes was sent without saying which.
            case NotSupportedException { Source: "System.Text.Json" }:
                return Problems.WriteAsync(http, 400, "invalid-request", "The body holds a part whose kind is not stated.", BadInput.Place(e), default);
            case var _ when StoreFailures.IsUnknown(e):
                Unknown(log, e.GetType().Name);
                http.Response.Headers.RetryAfter = "5";
                return Problems.WriteAsync(http, 503, "outcome-unknown", "The database did not answer: send the same request again with the same key.", null, default);
            default:
                Failed(log, e, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "unknown route");
                return Problems.WriteAsync(http, 500, "internal", "Something unexpected happened; it is logged under the trace id.", null, default);
        }
    }

    // 401, 404 and 405 of the framework come without a body.
    private static async Task BareAsync(HttpContext http)
    {
        var (status, response) = (http.Response.StatusCode, http.Response);
        if (response.HasStarted || response.ContentLength is > 0 || status < 400)
        {
            return;
        }

        var (code, detail) = status switch
        {
            401 => ("not-authenticated", "A bearer token of a configured issuer is needed."),
            403 => ("not-allowed", "Your role may not do this."),
            404 => ("not-found", "Nothing is known under this address."),
            405 => ("method-not-allowed", "This address does not take this method."),
            415 => ("unsupported-media-type", "Send application/json."),
            _ => ("refused", "The request was refused."),
        };
        await Problems.WriteAsync(http, status, code, detail, null, default);
    }

    private static string Sentence(BadHttpRequestException e) =>
        e.StatusCode == 413 ? $"A body has at most {Limits.Body / 1024} KB." : "The request could not be read.";

    [LoggerMessage(1, LogLevel.Warning, "Database outcome unknown: {Kind}")]
    private static partial void Unknown(ILogger log, string kind);

    [LoggerMessage(2, LogLevel.Error, "Unhandled failure in {Method} {Route}")]
    private static partial void Failed(ILogger log, Exception e, string method, string route);
}
