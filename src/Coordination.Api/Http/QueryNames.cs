using System.Reflection;

namespace Coordination.Api.Http;

/// <summary>Names that a question takes in its query: a mistyped filter must not answer with everything.</summary>
internal static class QueryNames<TRequest>
{
    private static readonly HashSet<string> Known =
        new(typeof(TRequest).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(member => member.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The first name that is not read here.</summary>
    public static string? Unknown(IQueryCollection query) => query.Keys.FirstOrDefault(name => !Known.Contains(name));
}
