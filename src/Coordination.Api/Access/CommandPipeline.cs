using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Observability;
using Coordination.Domain.Access;
using MediatR;

namespace Coordination.Api.Access;

/// <summary>
/// The one way a write takes: resolve → authorise → expected version → decide → commit with the stored answer. A lost race is
/// decided again on the new state; a repeat with a known key gets the first answer.
/// </summary>
internal sealed class CommandPipeline<TCommand>(Work work, RequestScope scope) : IPipelineBehavior<TCommand, Reply>
    where TCommand : ICommand
{
    private const int Races = 4;

    public async Task<Reply> Handle(TCommand request, CancellationToken cancellationToken, RequestHandlerDelegate<Reply> next)
    {
        using var span = Telemetry.Start(typeof(TCommand).Name, request);
        try
        {
            return Telemetry.Tell(span, await DecideAsync(new(request.Target, request.Demand), next, cancellationToken));
        }
        finally
        {
            await work.ReleaseAsync();
        }
    }

    private async Task<Reply> DecideAsync(Asked asked, RequestHandlerDelegate<Reply> next, CancellationToken cancellationToken)
    {
        var suppose = true;
        for (var race = 1; ;)
        {
            try
            {
                return await OnceAsync(asked, next, suppose, cancellationToken);
            }
            catch (Exception e) when (work.Supposes && StoreFailures.MayBeOutdated(e))
            {
                Telemetry.Race(typeof(TCommand).Name);
            }
            catch (Exception e) when (StoreFailures.IsRace(e) && race < Races)
            {
                Telemetry.Race(typeof(TCommand).Name);
                race++;
            }
            catch (Exception e) when (StoreFailures.IsRace(e))
            {
                return await Inbox.AnsweredAsync(work, scope, cancellationToken) ?? Reply.Refused(HttpRefusals.Busy);
            }

            suppose = false;
        }
    }

    private async Task<Reply> OnceAsync(Asked asked, RequestHandlerDelegate<Reply> next, bool suppose, CancellationToken ct)
    {
        await OpenAsync(asked, suppose, ct);
        var access = Gate.Decide(work, asked.Target, asked.Demand);
        if (!access.Granted)
        {
            return await RepeatedAsync(ct) ?? await RefuseAsync(asked, access, ct);
        }

        if (scope.Expected is { } expected && expected != await Tags.OfAsync(work, asked.Target.Primary, ct))
        {
            return await Inbox.AnsweredAsync(work, scope, ct) ?? Reply.Refused(HttpRefusals.Stale);
        }

        var outcome = await next();
        if (outcome.Refusal is not null || !work.HasWrites)
        {
            return await Inbox.AnsweredAsync(work, scope, ct) ?? await SayAsync(asked, access, outcome, ct);
        }

        return await CommitAsync(asked, access, await TaggedAsync(asked.Target, outcome, ct), ct);
    }

    // A version that the caller states is held against what is stored: "stale" must not be said of what is only known no longer.
    private async Task OpenAsync(Asked asked, bool suppose, CancellationToken ct)
    {
        var login = scope.Login ?? throw new InvalidOperationException("A command came in without a caller.");
        var way = Gate.WayOf(asked.Demand);
        if (!suppose || scope.Expected is not null || !await work.OpenKnownAsync(login, asked.Target, ct, way: way))
        {
            await work.OpenAsync(login, asked.Target, ct, way: way);
        }
    }

    // Her own act may have closed the door behind her. Who did not hear the answer and asks again is told what she was told, and no more.
    private async Task<Reply?> RepeatedAsync(CancellationToken ct) =>
        work.Caller.IsLive && await Inbox.AnsweredAsync(work, scope, ct) is { Refusal: null } first ? first : null;

    private async Task<Reply> CommitAsync(Asked asked, AccessAnswer access, Reply outcome, CancellationToken ct)
    {
        work.Audit(Gate.Entry(work, asked.Target, asked.Demand, access, outcome.Trace));
        Inbox.Claim(work, scope, outcome);
        try
        {
            await work.CommitAsync(ct);
        }
        catch (Exception e) when (Inbox.IsRepeat(e))
        {
            if (await Inbox.AnsweredAsync(work, scope, ct) is { } first)
            {
                return first;
            }

            // Not this request's key but the other one, an alert's form: decided again, it finds the alert that came first.
            throw;
        }

        return outcome;
    }

    /// <summary>Nothing to write but the trace that it was asked: "already so" and refusals are answered only once audited.</summary>
    private async Task<Reply> SayAsync(Asked asked, AccessAnswer access, Reply outcome, CancellationToken ct)
    {
        var decided = outcome.Refusal?.Row is { } row ? access with { Outcome = Outcome.Refused, Row = row } : access;
        await AuditTrail.WriteAsync(work, Gate.Entry(work, asked.Target, asked.Demand, decided, outcome.Refusal?.Code), ct, outcome.Beside);
        return outcome.Refusal is null ? await TaggedAsync(asked.Target, outcome, ct) : outcome;
    }

    // The tag of a case is of all that its reader would read: it is put together only for who works with versions.
    private async Task<Reply> TaggedAsync(Target target, Reply outcome, CancellationToken ct)
    {
        var about = outcome.About ?? target.Primary;
        return outcome.ETag is not null || (scope.Expected is null && work.CaseStream is { Exists: true } file && file.Id == about)
            ? outcome
            : outcome with { ETag = await Tags.OfAsync(work, about, ct) };
    }

    private async Task<Reply> RefuseAsync(Asked asked, AccessAnswer access, CancellationToken ct)
    {
        await AuditTrail.WriteAsync(work, Gate.Entry(work, asked.Target, asked.Demand, access), ct, await Attempts.ToldAsync(work, access, ct));
        return Reply.No(access);
    }

    /// <summary>What the command states of itself, put together once.</summary>
    private readonly record struct Asked(Target Target, Demand Demand);
}
