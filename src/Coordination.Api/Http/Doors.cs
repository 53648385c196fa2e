using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Vault;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Http;

/// <summary>From a bound request to a command, and from its reply to HTTP. Endpoints hold no more than a route and this call.</summary>
internal static class Doors
{
    /// <summary>How often what must not be lost is sent again when others change the same alert: each turn at least one of them gets through.</summary>
    private const int Turns = 10;

    /// <summary>Sends a command. Key, version and caller come from the headers and the token.</summary>
    /// <param name="endpoint">Whose.</param>
    /// <param name="request">As bound.</param>
    /// <param name="command">What it means.</param>
    /// <param name="ct">Ends with the connection.</param>
    /// <param name="after">What must be done before the answer leaves; what it comes to is answered.</param>
    public static async Task SendCommandAsync<TRequest>(this Endpoint<TRequest> endpoint, TRequest request, ICommand command, CancellationToken ct, Func<Reply, Task<Reply>>? after = null)
        where TRequest : notnull
    {
        var http = endpoint.HttpContext;
        http.MarkResponseStart();
        if (http.GetEndpoint()?.Metadata.GetMetadata<DoorMetadata>()?.Replaces == true && http.Request.Headers.IfMatch.Count == 0)
        {
            await Problems.WriteAsync(http, DoorProblems.VersionMissing, null, "If-Match", ct);
            return;
        }

        if (!await EnterAsync(http, request, ct))
        {
            return;
        }

        var reply = await http.RequestServices.GetRequiredService<IMediator>().Send(command, ct);
        await ReplyWriter.WriteAsync(http, after is null ? reply : await after(reply), ct);
    }

    /// <summary>An alert: a machine's token posts, a person's raises.</summary>
    public static async Task SendAlertAsync(this Endpoint<Alerts.RaiseAlertRequest> endpoint, Alerts.RaiseAlertRequest request, CancellationToken ct)
    {
        var services = endpoint.HttpContext.RequestServices;
        if (services.GetRequiredService<CommitStrength>().Weakness is { } weakness)
        {
            endpoint.HttpContext.MarkResponseStart();
            endpoint.HttpContext.Response.Headers.RetryAfter = "60";
            await Problems.WriteAsync(endpoint.HttpContext, DoorProblems.CommitTooWeak, $"No alert is taken while the database could lose it: {weakness}.", null, ct);
            return;
        }

        var login = await services.GetRequiredService<Logins>().FindAsync(endpoint.User, ct);
        var raise = new Alerts.RaiseAlert(request, login?.Machine ?? false);
        await endpoint.SendCommandAsync(request, raise, ct, after: reply => KeepConflictAsync(services, login!, raise, reply, ct));
    }

    // In a unit of work of its own, before the 409 leaves: who sends it again after a crash in between is answered the same and keeps the same.
    private static async Task<Reply> KeepConflictAsync(IServiceProvider services, Login login, Alerts.RaiseAlert raise, Reply reply, CancellationToken ct)
    {
        if (reply.Conflicting is not { } first)
        {
            return reply;
        }

        var keep = new Alerts.KeepAlertConflict(first, raise.Wish, raise.FromRecord);
        for (var turn = 1; turn <= Turns; turn++)
        {
            var kept = await SendAsync(services, login, keep, ct);
            if (kept.Refusal != HttpRefusals.Busy)
            {
                return kept.Refusal is null && kept.Denied is null
                    ? reply
                    : throw new InvalidOperationException($"A second content could not be kept: {kept.Refusal?.Code ?? kept.Denied?.Row}.");
            }
        }

        return Reply.Refused(HttpRefusals.NotKept);
    }

    private static async Task<Reply> SendAsync(IServiceProvider services, Login login, ICommand command, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Login = login;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, ct);
    }

    /// <summary>Asks a question.</summary>
    public static async Task SendQueryAsync<TRequest, TValue>(this Endpoint<TRequest> endpoint, TRequest request, IQuery<TValue> query, CancellationToken ct)
        where TRequest : notnull
    {
        var http = endpoint.HttpContext;
        http.MarkResponseStart();
        if (!await EnterAsync(http, request, ct))
        {
            return;
        }

        var answer = await http.RequestServices.GetRequiredService<IMediator>().Send(query, ct);
        await ReplyWriter.WriteAsync(http, answer, ct);
    }

    /// <summary>Asks at an address that is itself the proof: to whoever may not ask any more it is not there.</summary>
    public static async Task SendAtSecretAsync<TRequest>(this Endpoint<TRequest> endpoint, TRequest request, IQuery<WrittenFile> query, CancellationToken ct)
        where TRequest : notnull
    {
        var http = endpoint.HttpContext;
        http.MarkResponseStart();
        if (!await EnterAsync(http, request, ct))
        {
            return;
        }

        var answer = await http.RequestServices.GetRequiredService<IMediator>().Send(query, ct);
        await ReplyWriter.WriteAsync(http, answer.Denied is null ? answer : Answer<WrittenFile>.Missing("address"), ct);
    }

    /// <summary>Asks for a page of a list. The handler knows where the page ends, the door how that is asked for.</summary>
    public static async Task SendPageAsync<TRequest, TItem>(this Endpoint<TRequest> endpoint, TRequest request, IQuery<Page<TItem>> query, CancellationToken ct)
        where TRequest : notnull
    {
        var http = endpoint.HttpContext;
        http.MarkResponseStart();
        if (!await EnterAsync(http, request, ct))
        {
            return;
        }

        var answer = await http.RequestServices.GetRequiredService<IMediator>().Send(query, ct);
        var linked = answer.Value is { Next: { } cursor } page ? answer with { Value = page with { Next = Cursor.Link(http.Request, cursor) } } : answer;
        await ReplyWriter.WriteAsync(http, linked, ct);
    }

    private static async ValueTask<bool> EnterAsync<TRequest>(HttpContext http, TRequest request, CancellationToken ct)
        where TRequest : notnull
    {
        var scope = http.RequestServices.GetRequiredService<RequestScope>();
        scope.Login ??= await http.RequestServices.GetRequiredService<Logins>().FindAsync(http.User, ct);
        if (scope.Login is null)
        {
            await Problems.WriteAsync(http, DoorProblems.AccountUnknown, null, null, ct);
            return false;
        }

        if (QueryNames<TRequest>.Unknown(http.Request.Query) is { } name)
        {
            await Problems.WriteAsync(http, DoorProblems.InvalidRequest, $"'{name}' is no parameter that is read here.", name, ct);
            return false;
        }

        if (Keepable.Fault(request) is { } fault)
        {
            await Problems.WriteAsync(http, DoorProblems.InvalidRequest, fault.Detail, fault.Pointer, ct);
            return false;
        }

        return HttpMethods.IsGet(http.Request.Method) || await ConditionsAsync(http, scope, request, ct);
    }

    private static async ValueTask<bool> ConditionsAsync<TRequest>(HttpContext http, RequestScope scope, TRequest request, CancellationToken ct)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 200)
        {
            await Problems.WriteAsync(http, DoorProblems.InvalidRequest, "An Idempotency-Key has at most 200 characters.", "Idempotency-Key", ct);
            return false;
        }

        if (!ETags.TryRead(http.Request.Headers.IfMatch.ToString(), out var expected))
        {
            await Problems.WriteAsync(http, DoorProblems.InvalidRequest, "If-Match is one strong ETag as given by an answer, or *.", "If-Match", ct);
            return false;
        }

        scope.Expected = expected;
        scope.Key ??= key.Length > 0 ? key : null;
        if (scope.Key is not null)
        {
            var wrapping = http.RequestServices.GetRequiredService<KeyRings>().Wrapping;
            (scope.Key, scope.EarlierKey) = KeptIds.WithEarlier(wrapping, scope.Login!.Service, scope.Key);
            scope.BodyHash = BodyHash.Of(wrapping, scope.Login.Service, Hash(http.Request.Method, http.Request.Path, request));
        }

        return true;
    }

    // What the caller means, not how it was typed: white space and member order make no other request.
    private static byte[] Hash<TRequest>(string method, string path, TRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{method} {path}\n"));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(request, MartenSetup.Json));
        return hash.GetHashAndReset();
    }
}
