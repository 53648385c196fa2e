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

    // What the command states of itself, put together once.
    private Target _target = Target.Nothing;
    private Demand _demand = null!;

    public async Task<Reply> Handle(TCommand request, CancellationToken cancellationToken, RequestHandlerDelegate<Reply> next)
    {
        using var span = Telemetry.Start(typeof(TCommand).Name, request);
        (_target, _demand) = (request.Target, request.Demand);
        try
        {
            return Telemetry.Tell(span, await DecideAsync(request, next, cancellationToken));
        }
        finally
        {
            await work.ReleaseAsync();
        }
    }

    private async Task<Reply> DecideAsync(TCommand request, RequestHandlerDelegate<Reply> next, CancellationToken cancellationToken)
    {
        for (var race = 1; ; race++)
        {
            try
            {
                return await OnceAsync(request, next, cancellationToken);
            }
            catch (Exception e) when (StoreFailures.IsRace(e) && race < Races)
            {
                Telemetry.Race(typeof(TCommand).Name);
            }
            catch (Exception e) when (StoreFailures.IsRace(e))
            {
                return await Inbox.AnsweredAsync(work, scope, cancellationToken) ?? Reply.Refused(HttpRefusals.Busy);
            }
        }
    }

    private async Task<Reply> OnceAsync(TCommand request, RequestHandlerDelegate<Reply> next, CancellationToken ct)
    {
        var login = scope.Login ?? throw new InvalidOperationException("A command came in without a caller.");
        await work.OpenAsync(login, _target, ct, byOffice: Gate.IsByOffice(_demand));
        var access = Gate.Decide(work, _target, _demand);
        if (!access.Granted)
        {
            return await RepeatedAsync(ct) ?? await RefuseAsync(request, access, ct);
        }

        if (scope.Expected is { } expected && expected != await Tags.OfAsync(work, _target.Primary, ct))
        {
            return await Inbox.AnsweredAsync(work, scope, ct) ?? Reply.Refused(HttpRefusals.Stale);
        }

        var outcome = await next();
        if (outcome.Refusal is not null || !work.HasWrites)
        {
            return await Inbox.AnsweredAsync(work, scope, ct) ?? await SayAsync(request, access, outcome, ct);
        }

        return await CommitAsync(request, access, await TaggedAsync(request, outcome, ct), ct);
    }

    // Her own act may have closed the door behind her. Who did not hear the answer and asks again is told what she was told, and no more.
    private async Task<Reply?> RepeatedAsync(CancellationToken ct) =>
        work.Caller.IsLive && await Inbox.AnsweredAsync(work, scope, ct) is { Refusal: null } first ? first : null;

    private async Task<Reply> CommitAsync(TCommand request, AccessAnswer access, Reply outcome, CancellationToken ct)
    {
        work.Audit(Gate.Entry(work, _target, _demand, access, outcome.Trace));
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
    private async Task<Reply> SayAsync(TCommand request, AccessAnswer access, Reply outcome, CancellationToken ct)
    {
        await AuditTrail.WriteAsync(work, Gate.Entry(work, _target, _demand, access, outcome.Refusal?.Code), ct);
        return outcome.Refusal is null ? await TaggedAsync(request, outcome, ct) : outcome;
    }

    // The tag of a case is of all that its reader would read: it is put together only for who works with versions.
    private async Task<Reply> TaggedAsync(TCommand request, Reply outcome, CancellationToken ct)
    {
        var about = outcome.About ?? _target.Primary;
        return outcome.ETag is not null || (scope.Expected is null && work.CaseStream is { Exists: true } file && file.Id == about)
            ? outcome
            : outcome with { ETag = await Tags.OfAsync(work, about, ct) };
    }

    private async Task<Reply> RefuseAsync(TCommand request, AccessAnswer access, CancellationToken ct)
    {
        await AuditTrail.WriteAsync(work, Gate.Entry(work, _target, _demand, access), ct);
        return Reply.No(access);
    }
}
