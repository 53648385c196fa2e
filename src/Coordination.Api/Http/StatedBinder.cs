using FastEndpoints;
using FluentValidation.Results;

namespace Coordination.Api.Http;

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
