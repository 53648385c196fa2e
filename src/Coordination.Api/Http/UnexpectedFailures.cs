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
                return Unread(http, bad.StatusCode);
            case JsonException json:
                return Problems.WriteAsync(http, Problems.OfFailures([BadInput.Of(json)], http), default);
            // A part that comes in several shapes was sent without saying which.
            case NotSupportedException { Source: "System.Text.Json" }:
                return Problems.WriteAsync(http, DoorProblems.InvalidRequest, "The body holds a part whose kind is not stated.", BadInput.Place(e), default);
            case var _ when StoreFailures.IsUnknown(e):
                Unknown(log, e.GetType().Name);
                http.Response.Headers.RetryAfter = "5";
                return Problems.WriteAsync(http, DoorProblems.OutcomeUnknown, null, null, default);
            case var _ when StoreFailures.IsFenced(e):
                Fenced(log);
                http.Response.Headers.RetryAfter = "60";
                return Problems.WriteAsync(http, DoorProblems.ServerReplaced, null, null, default);
            default:
                Failed(log, e, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "unknown route");
                return Problems.WriteAsync(http, DoorProblems.Internal, null, null, default);
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

        var (type, detail) = status switch
        {
            401 => (DoorProblems.NotAuthenticated, null),
            403 => (DoorProblems.NotAllowed, "Your role may not do this."),
            404 => (DoorProblems.NotFound, Problems.Nothing),
            405 => (DoorProblems.MethodNotAllowed, null),
            415 => (DoorProblems.UnsupportedMediaType, "Send application/json, in UTF-8."),
            < 500 => (DoorProblems.InvalidRequest, "The request was refused."),
            _ => (DoorProblems.Internal, (string?)null),
        };
        await Problems.WriteAsync(http, type, detail, null, default);
    }

    private static Task Unread(HttpContext http, int status) => status switch
    {
        408 => Problems.WriteAsync(http, DoorProblems.BodyTooSlow, null, null, default),
        413 => Problems.WriteAsync(http, DoorProblems.BodyTooLarge, null, null, default),
        _ => Problems.WriteAsync(http, DoorProblems.InvalidRequest, "The request could not be read.", null, default),
    };

    [LoggerMessage(1, LogLevel.Warning, "Database outcome unknown: {Kind}")]
    private static partial void Unknown(ILogger log, string kind);

    [LoggerMessage(3, LogLevel.Critical, "The database server that is connected to was replaced by another: nothing is read from it or written to it")]
    private static partial void Fenced(ILogger log);

    [LoggerMessage(2, LogLevel.Error, "Unhandled failure in {Method} {Route}")]
    private static partial void Failed(ILogger log, Exception e, string method, string route);
}
