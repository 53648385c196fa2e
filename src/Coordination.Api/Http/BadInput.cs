using System.Text.Json;
using System.Text.RegularExpressions;
using FastEndpoints;
using FluentValidation.Results;

namespace Coordination.Api.Http;

/// <summary>What the JSON reader and the binder refuse, in the words of this API: the field and the rule, never a type of the code.</summary>
internal static partial class BadInput
{
    // Marks a failure whose rule is the type of the field, known only once the request's own type is at hand.
    private const string WrongType = "wrong-type";

    /// <summary>From the JSON reader: unknown or repeated members, wrong types, text that is no JSON.</summary>
    public static ValidationFailure Of(JsonException failure)
    {
        var path = failure.Path?.TrimStart('$', '.') ?? "";
        var message = failure.Message;
        var name = path.Split('.')[^1];
        return message switch
        {
            _ when message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) => new(path, $"'{name}' is no member that is read here."),
            _ when message.StartsWith("Duplicate property", StringComparison.Ordinal) => new(path, Twice(name)),
            _ when message.Contains("depth of", StringComparison.Ordinal) => new("", $"The body is nested deeper than {Limits.Depth} levels."),
            _ when message.Contains("any JSON tokens", StringComparison.Ordinal) => new("", "The body is empty: send a JSON object."),
            _ when failure.InnerException is JsonException or null && IsSyntax(failure) =>
                new("", $"The body is not well-formed JSON (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1})."),
            _ => new(path, WrongType) { ErrorCode = WrongType },
        };
    }

    /// <summary>From the binder: a value of the path, the query or a header.</summary>
    public static string Of(Type? type, string name) => $"'{name}' {WireType.Takes(type)}.";

    /// <summary>Of a member or a parameter that takes one value.</summary>
    public static string Twice(string name) => $"'{name}' is given twice.";

    /// <summary>The sentence of a failure, with what its field takes.</summary>
    public static string Sentence(ValidationFailure failure, HttpContext http)
    {
        if (failure.ErrorCode != WrongType)
        {
            return failure.ErrorMessage;
        }

        var request = http.GetEndpoint()?.Metadata.GetMetadata<EndpointDefinition>()?.ReqDtoType;
        var name = failure.PropertyName.Length == 0 ? "The body" : $"'{failure.PropertyName.Split('.')[^1]}'";
        return $"{name} {WireType.Takes(request is null ? null : WireType.At(request, failure.PropertyName))}.";
    }

    /// <summary>Where in the body the reader stood, when it said so.</summary>
    public static string? Place(Exception failure) =>
        PathWords().Match(failure.Message) is { Success: true } match ? match.Groups[1].Value.TrimStart('$', '.') : null;

    // The reader wraps its own syntax errors without a path into the document; a converter's complaint names the place.
    private static bool IsSyntax(JsonException failure) =>
        failure.InnerException?.GetType().Name == "JsonReaderException" || failure.GetType().Name == "JsonReaderException";

    [GeneratedRegex(@"Path: (\$\S*)")]
    private static partial Regex PathWords();
}
