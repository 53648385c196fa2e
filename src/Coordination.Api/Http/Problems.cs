using System.Text.Json.Serialization;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Codes;
using FluentValidation.Results;

namespace Coordination.Api.Http;

/// <summary>Problem details of RFC 9457. <c>type</c> is stable and names the rule; the words may change.</summary>
/// <param name="Type">Stable URI of the reason.</param>
/// <param name="Title">The reason in a few words, in French, Dutch or English by Accept-Language, in French where none of them is asked for. All of them: GET /v1/codes/problem.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What was wrong and with what, one sentence in English.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail)
{
    /// <summary>Each field at fault.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldProblem>? Errors { get; init; }

    /// <summary>What can be done next, one sentence in the language of the title: given with every 403 that a rule decides, with every 404 (all of them: GET /v1/codes/access-next), and where something is asked of the wrong service (GET /v1/codes/request-door).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Next { get; init; }

    /// <summary>Trace to quote when asking for help.</summary>
    public string? TraceId { get; init; }
}

/// <param name="Pointer">JSON pointer into the body (empty for the whole of it), or the header's or parameter's name.</param>
/// <param name="Detail">The rule.</param>
internal sealed record FieldProblem(string Pointer, string Detail);

internal static class Problems
{
    /// <summary>JSON is UTF-8: no character set is named.</summary>
    public const string Media = "application/problem+json";

    public const string Types = "urn:coordination:problem:";

    /// <summary>Said of what is not there and of what is hidden alike.</summary>
    public const string Nothing = "Nothing is known under this address.";

    /// <param name="http">Where it is answered.</param>
    /// <param name="type">Reason, with its status.</param>
    /// <param name="detail">What was wrong and with what; null where the rule of the reason says it.</param>
    /// <param name="field">Field, header or parameter at fault.</param>
    /// <param name="ct">Ends with the connection.</param>
    public static Task WriteAsync(HttpContext http, ProblemType type, string? detail, string? field, CancellationToken ct) =>
        WriteAsync(http, type.Code, type.Status, detail ?? type.Sentence!, field, ct);

    /// <summary>What the decision table said no to: what is hidden is told as what is not there, by the same words.</summary>
    public static Task WriteAsync(HttpContext http, AccessAnswer denied, CancellationToken ct) => denied.Outcome == Outcome.Hidden
        ? WriteAsync(http, DoorProblems.NotFound, Nothing, null, ct)
        : WriteAsync(http, Build(http, DoorProblems.NotAllowed.Code, DoorProblems.NotAllowed.Status, $"Your role may not do this (rule {denied.Row}).", null, denied.Row), ct);

    /// <summary>A refusal of the field. What is not there and what is hidden are told by the same words.</summary>
    public static Task WriteAsync(HttpContext http, Refusal refusal, CancellationToken ct) => WriteAsync(
        http,
        Build(http, refusal.Code, ReplyWriter.Status(refusal.Kind), Sentence(refusal), Errors(Place(http, refusal.Field), Sentence(refusal)), refusal.Row, refusal.Next),
        ct);

    private static string Sentence(Refusal refusal) => refusal.Kind == RefusalKind.Missing ? Nothing : refusal.Sentence;

    private static string? Place(HttpContext http, string? field) =>
        field is not null && !IsHeader(field) && http.GetEndpoint()?.Metadata.GetMetadata<FastEndpoints.EndpointDefinition>()?.ReqDtoType is { } request
            ? WireType.Place(request, field)
            : field;

    private static Task WriteAsync(HttpContext http, string code, int status, string detail, string? field, CancellationToken ct) =>
        WriteAsync(http, Build(http, code, status, detail, Errors(field, detail)), ct);

    private static FieldProblem[]? Errors(string? field, string detail) => field is null ? null : [new FieldProblem(Pointer(field), detail)];

    // Said here and not where it is written: what a validator finds is written by FastEndpoints.
    private static Problem Build(HttpContext http, string code, int status, string detail, IReadOnlyList<FieldProblem>? errors, string? row = null, Label? next = null)
    {
        var language = AskedLanguage.Of(http.Request);
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Append("Vary", "Accept-Language");
        http.Response.OnStarting(() =>
        {
            // Whoever writes it names the type in a way of its own.
            http.Response.ContentType = Media;
            return Task.CompletedTask;
        });
        return new(Types + code, ProblemTitles.Of(code).In(language), status, detail)
        {
            Errors = errors,
            Next = (next ?? Next(row, status))?.In(language),
            TraceId = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
        };
    }

    private static Label? Next(string? row, int status) =>
        row is not null ? AccessNext.Of(row) : status == DoorProblems.NotFound.Status ? AccessNext.Of(AccessNext.Hidden) : null;

    /// <summary>What a validator or the JSON reader found, as one problem.</summary>
    public static Problem OfFailures(IReadOnlyList<ValidationFailure> failures, HttpContext http)
    {
        FieldProblem[] errors = [.. failures.Select(f => new FieldProblem(Pointer(f.PropertyName), BadInput.Sentence(f, http)))];
        var type = DoorProblems.InvalidRequest;
        return Build(http, type.Code, type.Status, errors.Length == 1 ? errors[0].Detail : $"{errors.Length} fields are not as they must be.", errors);
    }

    public static async Task WriteAsync(HttpContext http, Problem problem, CancellationToken ct)
    {
        http.Response.StatusCode = problem.Status;
        await http.Response.WriteAsJsonAsync(problem, ApiJson.Options, Media, ct);
    }

    private static string Pointer(string field) =>
        IsHeader(field) || field.Length == 0 ? field : "/" + string.Join('/', field.Split('.', '[', ']').Where(p => p.Length > 0).Select(Camel));

    private static bool IsHeader(string field) => field is "If-Match" or "Idempotency-Key";

    private static string Camel(string part) => char.ToLowerInvariant(part[0]) + part[1..];
}
