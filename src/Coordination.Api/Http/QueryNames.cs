using System.Reflection;
using FastEndpoints;

namespace Coordination.Api.Http;

/// <summary>
/// Names that a question takes in its query, each stated with <see cref="QueryParamAttribute"/>: a mistyped filter must not answer with everything, and neither
/// what a request is about nor what it says is read from an address, which others write into their logs.
/// </summary>
internal static class QueryNames<TRequest>
{
    private static readonly HashSet<string> Known = new(
        typeof(TRequest).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.IsDefined(typeof(QueryParamAttribute))).Select(member => member.Name),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The first name that is not read here.</summary>
    public static string? Unknown(IQueryCollection query) => query.Keys.FirstOrDefault(name => !Known.Contains(name));
}
