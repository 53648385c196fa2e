using System.Reflection;
using FastEndpoints;
using FluentValidation.Results;

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

/// <summary>Binds a request from its path, its body and the filters that it states; with any other name in the query nothing is bound.</summary>
internal sealed class StatedBinder<TRequest> : RequestBinder<TRequest>
    where TRequest : notnull
{
    public override ValueTask<TRequest> BindAsync(BinderContext ctx, CancellationToken ct)
    {
        if (QueryNames<TRequest>.Unknown(ctx.HttpContext.Request.Query) is { } name)
        {
            ctx.ValidationFailures.Add(new ValidationFailure(name, Sentence(name)));
            throw new ValidationFailureException(ctx.ValidationFailures, "A name in the query is not read here.");
        }

        return base.BindAsync(ctx, ct);
    }

    private static string Sentence(string name) => $"'{name}' is no parameter that is read here.";
}
