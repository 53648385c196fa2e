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

/// <summary>What was decided is done.</summary>
internal sealed record CompleteDecisionRequest
{
    public Guid CaseId { get; init; }

    public Guid ConcertationId { get; init; }

    public Guid DecisionId { get; init; }

    /// <summary>In words.</summary>
    public string? Note { get; init; }
}

internal sealed class CompleteDecisionValidator : Validator<CompleteDecisionRequest>
{
    public CompleteDecisionValidator()
    {
        RuleFor(r => r.Note).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record CompleteDecision(CompleteDecisionRequest Wish) : ICommand
{
    public Target Target => Target.OfConcertation(Wish.CaseId, Wish.ConcertationId);

    public Demand Demand => new(AccessAction.HoldConcertation);
}

internal sealed class CompleteDecisionHandler(Work work) : IRequestHandler<CompleteDecision, Reply>
{
    public async Task<Reply> Handle(CompleteDecision request, CancellationToken cancellationToken)
    {
        var (wish, meeting, mother) = (request.Wish, work.Concertation, work.Case.State.Mother);
        await work.KeysAsync([mother], cancellationToken);
        var note = work.SealOrNull(mother, meeting.Id, ConcertationFields.Outcome, wish.Note);
        var decision = ConcertationDecider.Complete(meeting.State, wish.DecisionId, note, work.Stamp);
        return ConcertationReplies.Of(meeting, Work.Append(meeting, decision), wish.DecisionId);
    }
}

internal sealed class CompleteDecisionEndpoint : Endpoint<CompleteDecisionRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/concertations/{concertationId}/decisions/{decisionId}/done");
        this.Door<CompleteDecision>("Concertations", "A decision is done", new { });
    }

    public override Task HandleAsync(CompleteDecisionRequest req, CancellationToken ct) => this.SendCommandAsync(req, new CompleteDecision(req), ct);
}
