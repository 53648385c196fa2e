using Coordination.Api.Access;
using Coordination.Api.Erasures;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.FollowUp;
using MediatR;

namespace Coordination.Api.Obligations;

/// <summary>One due step of one obligation speaks up. The same path as any command: the state decides again, so a late or second sweep adds nothing.</summary>
/// <param name="Kind">Kind of the stream.</param>
/// <param name="Stream">The stream that owes it.</param>
/// <param name="Obligation">What is owed.</param>
/// <param name="Step">The step.</param>
/// <param name="AtOnce">Before its instant: nobody who may know of it is there.</param>
internal sealed record FireStep(string Kind, Guid Stream, Guid Obligation, string Step, bool AtOnce = false) : ICommand
{
    public Target Target => Target.Owing(Kind, Stream);

    public Demand Demand => new(AccessAction.FireStep);
}

internal sealed class FireStepHandler(Work work, Databases databases) : IRequestHandler<FireStep, Reply>
{
    public async Task<Reply> Handle(FireStep request, CancellationToken cancellationToken)
    {
        var fired = request.Kind switch
        {
            "alert" => await FireAsync(work.Alert, request, cancellationToken),
            "case" => await FireAsync(work.Case, request, cancellationToken),
            "handover" => await FireAsync(work.Handover, request, cancellationToken),
            "glass" => await FireAsync(work.Glass, request, cancellationToken),
            "request" => await FireAsync(work.Request, request, cancellationToken),
            "sample" => await FireAsync(work.Sample, request, cancellationToken),
            "transfer" => await FireAsync(work.Transfer, request, cancellationToken),
            _ => await FireAsync(work.Concertation, request, cancellationToken),
        };
        return Reply.Done(new Receipt(request.Stream, fired ? "fired" : "not-owed"));
    }

    private async Task<bool> FireAsync<TState>(OpenStream<TState> stream, FireStep request, CancellationToken ct)
        where TState : class
    {
        var row = Owed(stream, request);
        var at = request.AtOnce && row is { Pending: [var first, ..] } && first.At > work.Now ? first.At : work.Now;
        var decision = Firing.Fire(row is null ? [] : [row], request.Obligation, request.Step, at, work.Stamp);
        if (decision.Events.IsEmpty)
        {
            OwedRows.Settled(work, request.Obligation, row);
            return false;
        }

        if (stream is OpenStream<Alert> alert && Plans.IsKept(row!.Code) && !await ForgetAlert.AlsoAsync(work, databases, alert, row, ct))
        {
            return false;
        }

        Work.Append(stream, decision);
        await StepMessages.QueueAsync(work, row!, row!.Pending[0], Owed(stream, request) ?? row, ct);
        return true;
    }

    private Obligation? Owed<TState>(OpenStream<TState> stream, FireStep request)
        where TState : class =>
        stream.Definition.Owed(stream.State, work.CaseStream?.State.Heads, work.Plan).FirstOrDefault(o => o.Id == request.Obligation);
}
