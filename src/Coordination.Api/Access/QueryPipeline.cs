using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Coordination.Api.Observability;
using MediatR;

namespace Coordination.Api.Access;

/// <summary>The one way a read takes: resolve → authorise → read → audit committed → answer. No audit, no answer.</summary>
internal sealed class QueryPipeline<TQuery, TValue>(Work work, RequestScope scope) : IPipelineBehavior<TQuery, Answer<TValue>>
    where TQuery : IQuery<TValue>
{
    // Each time somebody took away a right that the answer rested on, in the very moment: more than a few in a row do not happen.
    private const int Most = 20;

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

    private async Task<Answer<TValue>> AnswerAsync(TQuery request, RequestHandlerDelegate<Answer<TValue>> next, CancellationToken ct)
    {
        var (target, demand) = (request.Target, request.Demand);
        var login = scope.Login ?? throw new InvalidOperationException("A query came in without a caller.");
        var way = Gate.WayOf(demand);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (attempt > 1 || !await work.OpenKnownAsync(login, target, ct, toWrite: false, way))
                {
                    await work.OpenAsync(login, target, ct, toWrite: false, way);
                }

                return await AuditedAsync(target, demand, next, ct);
            }
            catch (Exception e) when (work.Supposes ? StoreFailures.MayBeOutdated(e) : attempt < Most && StoreFailures.IsRace(e))
            {
                Telemetry.Race(typeof(TQuery).Name);
            }
        }
    }

    private async Task<Answer<TValue>> AuditedAsync(Target target, Demand demand, RequestHandlerDelegate<Answer<TValue>> next, CancellationToken ct)
    {
        var access = Gate.Decide(work, target, demand);
        var answer = access.Granted ? await next() : new Answer<TValue>(default, Denied: access);
        // What a handler hides on the thing itself is what the log says.
        access = answer.Denied ?? access;
        var tag = answer.ETag ?? (access.Granted ? await Tags.OfAsync(work, target.Primary, ct) : null);
        await AuditTrail.WriteAsync(work, Gate.Entry(work, target, demand, access, answer.Shown), ct, await Attempts.ToldAsync(work, access, ct));
        return answer with { ETag = tag };
    }
}
