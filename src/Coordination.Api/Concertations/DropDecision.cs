using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Concertations;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Concertations;

/// <summary>A decision is given up, with a reason.</summary>
internal sealed record DropDecisionRequest
{
    public Guid CaseId { get; init; }

    public Guid ConcertationId { get; init; }

    public Guid DecisionId { get; init; }

    /// <summary>Coded reason.</summary>
    public string Reason { get; init; } = "not-relevant";

    /// <summary>In words.</summary>
    public string? Note { get; init; }
}

internal sealed class DropDecisionValidator : Validator<DropDecisionRequest>
{
    public DropDecisionValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().IsCode();
        RuleFor(r => r.Note).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record DropDecision(DropDecisionRequest Wish) : ICommand
{
    public Target Target => Target.OfConcertation(Wish.CaseId, Wish.ConcertationId);

    public Demand Demand => new(AccessAction.HoldConcertation);
}

internal sealed class DropDecisionHandler(Work work) : IRequestHandler<DropDecision, Reply>
{
    public async Task<Reply> Handle(DropDecision request, CancellationToken cancellationToken)
    {
        var (wish, meeting, mother) = (request.Wish, work.Concertation, work.Case.State.Mother);
        await work.KeysAsync([mother], cancellationToken);
        var note = work.SealOrNull(mother, meeting.Id, ConcertationFields.Outcome, wish.Note);
        var decision = ConcertationDecider.Drop(meeting.State, wish.DecisionId, wish.Reason, note, work.Stamp);
        return ConcertationReplies.Of(meeting, Work.Append(meeting, decision), wish.DecisionId);
    }
}

internal sealed class DropDecisionEndpoint : Endpoint<DropDecisionRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/concertations/{concertationId}/decisions/{decisionId}/drop");
        this.Door<DropDecision>("Concertations", "Give a decision up", new { });
    }

    public override Task HandleAsync(DropDecisionRequest req, CancellationToken ct) => this.SendCommandAsync(req, new DropDecision(req), ct);
}
