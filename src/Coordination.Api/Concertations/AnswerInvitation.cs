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

/// <summary>Whether somebody comes: said by the invited account itself, or told to the coordinator.</summary>
internal sealed record AnswerInvitationRequest
{
    public Guid CaseId { get; init; }

    public Guid ConcertationId { get; init; }

    public Guid ParticipantId { get; init; }

    /// <summary>accepted, tentative, declined; needsAction takes an answer back.</summary>
    public InvitationAnswer Answer { get; init; } = InvitationAnswer.Accepted;

    /// <summary>Who comes instead.</summary>
    public string? Delegate { get; init; }

    /// <summary>Revision of the invitation that is answered (SEQUENCE), when known: an answer to an older one is refused.</summary>
    public int? Sequence { get; init; }
}

internal sealed class AnswerInvitationValidator : Validator<AnswerInvitationRequest>
{
    public AnswerInvitationValidator()
    {
        RuleFor(r => r.Delegate).MaximumLength(200);
        RuleFor(r => r.Sequence).GreaterThanOrEqualTo(0);
    }
}

internal sealed record AnswerInvitation(AnswerInvitationRequest Wish) : ICommand
{
    public Target Target => Target.OfConcertation(Wish.CaseId, Wish.ConcertationId);

    // Somebody else's answer is noted by whoever plans the meeting.
    public Demand Demand => new(AccessAction.AnswerInvitation)
    {
        Seat = Wish.ParticipantId,
        Refine = (_, question) => question.Own ? question : question with { Action = AccessAction.PlanConcertation },
    };
}

internal sealed class AnswerInvitationHandler(Work work) : IRequestHandler<AnswerInvitation, Reply>
{
    public async Task<Reply> Handle(AnswerInvitation request, CancellationToken cancellationToken)
    {
        var (wish, meeting) = (request.Wish, work.Concertation);
        await work.KeysAsync([wish.ParticipantId], cancellationToken);
        var known = meeting.State.SeatOf(wish.ParticipantId)?.Delegate;
        var instead = wish.Delegate is null
            ? null
            : ConcertationFields.Kept(work, meeting.Id, wish.ParticipantId, ConcertationFields.Delegate, known, wish.Delegate);
        return ConcertationReplies.Of(
            meeting,
            Work.Append(meeting, ConcertationDecider.AnswerInvitation(meeting.State, wish.ParticipantId, wish.Answer, instead, wish.Sequence, work.Stamp)),
            wish.ParticipantId);
    }
}

internal sealed class AnswerInvitationEndpoint : Endpoint<AnswerInvitationRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/concertations/{concertationId}/invitations/{participantId}/answer");
        this.Door<AnswerInvitation>("Concertations", "Answer an invitation, or note the answer of somebody invited", new { });
    }

    public override Task HandleAsync(AnswerInvitationRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AnswerInvitation(req), ct);
}
