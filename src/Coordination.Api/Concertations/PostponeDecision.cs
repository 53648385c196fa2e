using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Concertations;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Concertations;

/// <summary>A decision gets a later day.</summary>
internal sealed record PostponeDecisionRequest
{
    public Guid CaseId { get; init; }

    public Guid ConcertationId { get; init; }

    public Guid DecisionId { get; init; }

    /// <summary>Civil day; default in a week.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Coded reason.</summary>
    public string Reason { get; init; } = "later";

    /// <summary>In words.</summary>
    public string? Note { get; init; }
}

internal sealed class PostponeDecisionValidator : Validator<PostponeDecisionRequest>
{
    public PostponeDecisionValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().IsCode();
        RuleFor(r => r.Note).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record PostponeDecision(PostponeDecisionRequest Wish) : ICommand
{
    public Target Target => Target.OfConcertation(Wish.CaseId, Wish.ConcertationId);

    public Demand Demand => new(AccessAction.HoldConcertation);
}

internal sealed class PostponeDecisionHandler(Work work) : IRequestHandler<PostponeDecision, Reply>
{
    public async Task<Reply> Handle(PostponeDecision request, CancellationToken cancellationToken)
    {
        var (wish, meeting, mother) = (request.Wish, work.Concertation, work.Case.State.Mother);
        await work.KeysAsync([mother], cancellationToken);
        var note = work.SealOrNull(mother, meeting.Id, ConcertationFields.Outcome, wish.Note);
        var dueOn = wish.DueOn ?? CivilTime.DayOf(work.Now).AddDays(7);
        var decision = ConcertationDecider.Postpone(meeting.State, wish.DecisionId, dueOn, wish.Reason, note, work.Stamp);
        return ConcertationReplies.Of(meeting, Work.Append(meeting, decision), wish.DecisionId);
    }
}

internal sealed class PostponeDecisionEndpoint : Endpoint<PostponeDecisionRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/concertations/{concertationId}/decisions/{decisionId}/later");
        this.Door<PostponeDecision>("Concertations", "Give a decision a later day", new { });
    }

    public override Task HandleAsync(PostponeDecisionRequest req, CancellationToken ct) => this.SendCommandAsync(req, new PostponeDecision(req), ct);
}
