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

    private async Task<Answer<TValue>> AnswerAsync(TQuery request, RequestHandlerDelegate<Answer<TValue>> next, CancellationToken ct)
    {
        var (target, demand) = (request.Target, request.Demand);
        var login = scope.Login ?? throw new InvalidOperationException("A query came in without a caller.");
        var way = Gate.WayOf(demand);
        if (await work.OpenKnownAsync(login, target, ct, toWrite: false, way))
        {
            try
            {
                return await AuditedAsync(target, demand, next, ct);
            }
            catch (Exception e) when (StoreFailures.MayBeOutdated(e))
            {
                Telemetry.Race(typeof(TQuery).Name);
            }
        }

        return await AskedAsync((login, target, demand, way), next, ct);
    }

    // Once more where somebody was erased while it was read: her keys are asked for again.
    private async Task<Answer<TValue>> AskedAsync((Identity.Login Login, Target Target, Demand Demand, Way Way) asked, RequestHandlerDelegate<Answer<TValue>> next, CancellationToken ct)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                await work.OpenAsync(asked.Login, asked.Target, ct, toWrite: false, asked.Way);
                return await AuditedAsync(asked.Target, asked.Demand, next, ct);
            }
            catch (Exception e) when (!again && StoreFailures.IsRace(e))
            {
                Telemetry.Race(typeof(TQuery).Name);
            }
        }
    }

    private async Task<Answer<TValue>> AuditedAsync(Target target, Demand demand, RequestHandlerDelegate<Answer<TValue>> next, CancellationToken ct)
    {
        var access = Gate.Decide(work, target, demand);
        var answer = access.Granted ? await next() : new Answer<TValue>(default, Denied: access);
        var tag = answer.ETag ?? (access.Granted ? await Tags.OfAsync(work, target.Primary, ct) : null);
        await AuditTrail.WriteAsync(work, Gate.Entry(work, target, demand, access, answer.Shown), ct, await Attempts.ToldAsync(work, access, ct));
        return answer with { ETag = tag };
    }
}
