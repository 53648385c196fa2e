using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Coordination.Api.Observability;
using MediatR;

namespace Coordination.Api.Access;

/// <summary>The one way a read takes: resolve → authorise → read → audit committed → answer. No audit, no answer.</summary>
internal sealed class QueryPipeline<TQuery, TValue>(Work work, RequestScope scope) : IPipelineBehavior<TQuery, Answer<TValue>>
    where TQuery : IQuery<TValue>
{
    public async Task<Answer<TValue>> Handle(TQuery request, CancellationToken cancellationToken, RequestHandlerDelegate<Answer<TValue>> next)
    {
        using var span = Telemetry.Start(typeof(TQuery).Name, request);
        try
        {
            return Telemetry.Tell(span, await AnswerAsync(request, next, cancellationToken));
        }
        finally
        {
            await work.ReleaseAsync();
        }
    }

    private async Task<Answer<TValue>> AnswerAsync(TQuery request, RequestHandlerDelegate<Answer<TValue>> next, CancellationToken cancellationToken)
    {
        var (target, demand) = (request.Target, request.Demand);
        var login = scope.Login ?? throw new InvalidOperationException("A query came in without a caller.");
        await work.OpenAsync(login, target, cancellationToken, toWrite: false, Gate.IsByOffice(demand));
        var access = Gate.Decide(work, target, demand);
        var allowed = access.Granted;
        var answer = allowed ? await next() : new Answer<TValue>(default, Denied: access);
        await AuditTrail.WriteAsync(work, Gate.Entry(work, target, demand, access, answer.Shown), cancellationToken);
        return answer with { ETag = answer.ETag ?? (allowed ? await Tags.OfAsync(work, target.Primary, cancellationToken) : null) };
    }
}
