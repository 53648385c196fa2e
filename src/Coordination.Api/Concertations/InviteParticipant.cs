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

/// <summary>More people are asked to come.</summary>
internal sealed record InviteParticipantRequest
{
    public Guid CaseId { get; init; }

    public Guid ConcertationId { get; init; }

    public WithWish With { get; init; } = new();
}

internal sealed class InviteParticipantValidator : Validator<InviteParticipantRequest>
{
    public InviteParticipantValidator()
    {
        RuleFor(r => r.With).NotNull().SetValidator(new WithValidator());
        RuleFor(r => r.With).Must(w => w is not { AccountIds: [], RelayIds: [], Persons: [] }).WithMessage("Say who is invited.");
    }
}

internal sealed record InviteParticipant(InviteParticipantRequest Wish) : ICommand
{
    public Target Target => Target.OfConcertation(Wish.CaseId, Wish.ConcertationId);

    public Demand Demand => new(AccessAction.PlanConcertation) { Refine = (_, question) => question with { Police = Wish.With.IsPenal } };
}

internal sealed class InviteParticipantHandler(Work work) : IRequestHandler<InviteParticipant, Reply>
{
    public async Task<Reply> Handle(InviteParticipant request, CancellationToken cancellationToken)
    {
        var meeting = work.Concertation;
        var (invitees, refusal) = await Invitees.FindAsync(work, meeting.Id, request.Wish.With, cancellationToken);
        if (invitees is null)
        {
            return Reply.Refused(refusal!);
        }

        foreach (var participant in invitees.Participants)
        {
            if (Work.Append(meeting, ConcertationDecider.Invite(meeting.State, participant, work.Stamp)) is { } no)
            {
                return Reply.Refused(no);
            }
        }

        Invitations.Queue(work, meeting, meeting.Pending.OfType<ParticipantInvited>().Select(invited => invited.Participant));
        return ConcertationReplies.Of(meeting, null, invitees.Participants[0].Id, invitees.Warnings);
    }
}

internal sealed class InviteParticipantEndpoint : Endpoint<InviteParticipantRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/concertations/{concertationId}/invitations");
        this.Door<InviteParticipant>("Concertations", "Invite more people to a concertation", new { with = new { persons = new[] { new { name = "Dr Exemple", mail = "dr@exemple.example" } } } });
    }

    public override Task HandleAsync(InviteParticipantRequest req, CancellationToken ct) => this.SendCommandAsync(req, new InviteParticipant(req), ct);
}
