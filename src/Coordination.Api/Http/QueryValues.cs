using FastEndpoints;
using Microsoft.Extensions.Primitives;

namespace Coordination.Api.Http;

/// <summary>
/// A parameter of the query has one value, and where it takes one of some words it is one of them: the binder joins two texts to one, and reads two
/// words with a comma, or a number, as a word that nobody wrote. Judged before anything is bound, so that all are told by the same rule.
/// </summary>
internal static class QueryValues
{
    public static Task RequireOneAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.QueryString.HasValue && http.GetEndpoint()?.Metadata.GetMetadata<EndpointDefinition>()?.ReqDtoType is { } request)
        {
            foreach (var (name, given) in http.Request.Query)
            {
                if (Fault(WireType.At(request, name), name, given) is { } fault)
                {
                    return Problems.WriteAsync(http, DoorProblems.InvalidRequest, fault, name, http.RequestAborted);
                }
            }
        }

        return next(http);
    }

    // A name that is not known is told at the door.
    private static string? Fault(Type? type, string name, StringValues given) =>
        type is null || WireType.IsList(type) ? null
        : given.Count > 1 ? BadInput.Twice(name)
        : (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } words && given is [{ Length: > 0 } word] && !Enum.GetNames(words).Contains(word, StringComparer.OrdinalIgnoreCase)
            ? BadInput.Of(type, name)
            : null;
}
