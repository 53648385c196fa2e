using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>
/// The waiting list was asked again, or the day of entry, and what holds the family until then was looked at. What is not said stays as it is; for a family who enters later than the
/// yes a bridging plan is needed.
/// </summary>
internal sealed record CheckWaitingRequest
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }

    /// <summary>Day on which a place is expected, or on which she enters.</summary>
    public DateOnly? ExpectedOn { get; init; }

    /// <summary>Position on the list, from 1.</summary>
    public int? Place { get; init; }

    /// <summary>What holds the family meanwhile.</summary>
    public string? BridgingPlan { get; init; }
}

internal sealed class CheckWaitingValidator : Validator<CheckWaitingRequest>
{
    public CheckWaitingValidator() => RuleFor(r => r.BridgingPlan).MaximumLength(TextShape.LongestNote);
}

internal sealed record CheckWaiting(CheckWaitingRequest Wish) : ICommand
{
    public Target Target => Target.OfHandover(Wish.CaseId, Wish.HandoverId);

    public Demand Demand => HandoverActs.Record;
}

internal sealed class CheckWaitingHandler(Work work) : IRequestHandler<CheckWaiting, Reply>
{
    public async Task<Reply> Handle(CheckWaiting request, CancellationToken cancellationToken)
    {
        var (wish, state) = (request.Wish, work.Handover.State);
        var texts = await HandoverTexts.OfAsync(work, work.Handover.Id, cancellationToken);
        // An expected day that has passed is no longer expected: unless a new one is said, none is known.
        var known = state.AwaitsEntry ? state.EntryOn : state.ExpectedOn;
        var expected = wish.ExpectedOn ?? (known < Domain.Time.CivilTime.DayOf(work.Now) ? null : known);
        return HandoverActs.Done(work, HandoverDecider.CheckWaiting(
            state, expected, wish.Place ?? state.WaitingPlace, texts.SealIfNew(state.BridgingPlan, HandoverFields.Bridging, wish.BridgingPlan), work.Stamp));
    }
}

internal sealed class CheckWaitingEndpoint : Endpoint<CheckWaitingRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers/{handoverId}/waiting-check");
        this.Door<CheckWaiting>("Handovers", "Note that a waiting list was checked again", receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(CheckWaitingRequest req, CancellationToken ct) => this.SendCommandAsync(req, new CheckWaiting(req), ct);
}
