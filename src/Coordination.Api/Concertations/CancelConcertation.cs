using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Concertations;

/// <summary>The meeting does not take place. Everybody's calendar is told.</summary>
internal sealed record CancelConcertationRequest
{
    public Guid CaseId { get; init; }

    public Guid ConcertationId { get; init; }

    /// <summary>Coded reason.</summary>
    public string Reason { get; init; } = "not-possible";

    /// <summary>In words, for the file only.</summary>
    public string? Note { get; init; }
}

internal sealed class CancelConcertationValidator : Validator<CancelConcertationRequest>
{
    public CancelConcertationValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().IsCode();
        RuleFor(r => r.Note).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record CancelConcertation(CancelConcertationRequest Wish) : ICommand
{
    public Target Target => Target.OfConcertation(Wish.CaseId, Wish.ConcertationId);

    public Demand Demand => new(AccessAction.PlanConcertation);
}

internal sealed class CancelConcertationHandler(Work work) : IRequestHandler<CancelConcertation, Reply>
{
    public async Task<Reply> Handle(CancelConcertation request, CancellationToken cancellationToken)
    {
        var (wish, meeting, mother) = (request.Wish, work.Concertation, work.Case.State.Mother);
        await work.KeysAsync([mother], cancellationToken);
        var note = work.SealOrNull(mother, meeting.Id, ConcertationFields.Cancelling, wish.Note);
        var refusal = Work.Append(meeting, ConcertationDecider.Cancel(meeting.State, wish.Reason, note, work.Stamp));
        if (meeting.Pending.Count > 0)
        {
            await Invitations.QueueChangeAsync(work, meeting, cancellationToken);
            refusal = Work.Append(work.Case, RelationDecider.EndGiven(work.Case.State, ProofKind.Invitation, meeting.Id, "meeting-cancelled", work.Stamp));
        }

        return ConcertationReplies.Of(meeting, refusal);
    }
}

internal sealed class CancelConcertationEndpoint : Endpoint<CancelConcertationRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/concertations/{concertationId}/cancel");
        this.Door<CancelConcertation>("Concertations", "Cancel a concertation", new { });
    }

    public override Task HandleAsync(CancelConcertationRequest req, CancellationToken ct) => this.SendCommandAsync(req, new CancelConcertation(req), ct);
}
