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

/// <summary>A meeting about the case is planned: when, and with whom. Who is invited gets a calendar entry.</summary>
internal sealed record PlanConcertationRequest
{
    public Guid CaseId { get; init; }

    /// <summary>RFC 3339 with offset.</summary>
    public DateTimeOffset StartsAt { get; init; }

    public WithWish With { get; init; } = new();

    public int DurationMinutes { get; init; } = 60;

    /// <summary>In words; it stays out of the calendar entry.</summary>
    public string? Place { get; init; }

    /// <summary>A call or a video meeting.</summary>
    public bool Remote { get; init; }

    /// <summary>case-review, birth-plan, postnatal, discharge, crisis, closing; an unknown code is kept as it came.</summary>
    public string Purpose { get; init; } = ConcertationPurposes.CaseReview;

    /// <summary>The family is asked to come; somebody tells her.</summary>
    public bool FamilyInvited { get; init; }
}

internal sealed class PlanConcertationValidator : Validator<PlanConcertationRequest>
{
    public PlanConcertationValidator()
    {
        RuleFor(r => r.StartsAt).NotEmpty();
        RuleFor(r => r.With).SetValidator(new WithValidator());
        RuleFor(r => r.Place).MaximumLength(500);
        RuleFor(r => r.Purpose).NotEmpty().IsCode();
    }
}

internal sealed record PlanConcertation(PlanConcertationRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.PlanConcertation) { Refine = (_, question) => question with { Police = Wish.With.IsPenal } };
}

internal sealed class PlanConcertationHandler(Work work) : IRequestHandler<PlanConcertation, Reply>
{
    public async Task<Reply> Handle(PlanConcertation request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case.State);
        var meeting = work.Start(StreamKinds.Concertation, work.NewId());
        var (invitees, refusal) = await Invitees.FindAsync(work, meeting.Id, wish.With, cancellationToken);
        if (invitees is null)
        {
            return Reply.Refused(refusal!);
        }

        await work.KeysAsync([file.Mother], cancellationToken);
        var place = work.SealOrNull(file.Mother, meeting.Id, ConcertationFields.Place, wish.Place);
        var slot = new Slot(wish.StartsAt.ToUniversalTime(), wish.DurationMinutes, place, wish.Remote);
        var plan = new ConcertationPlan(
            meeting.Id, file.Id, file.Site, work.Caller.Id, slot, wish.Purpose, invitees.Participants, wish.FamilyInvited, invitees.Agreed);
        if (Work.Append(meeting, ConcertationDecider.Plan(meeting.State, plan, work.Stamp)) is { } no)
        {
            return Reply.Refused(no);
        }

        Invitations.Queue(work, meeting);
        var receipt = new Receipt(meeting.Id, "planned") { CaseId = file.Id, Warnings = invitees.Warnings };
        return Reply.Created(receipt, ConcertationReplies.Path(meeting)) with { About = meeting.Id };
    }
}

internal sealed class PlanConcertationEndpoint : Endpoint<PlanConcertationRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/concertations");
        this.Door<PlanConcertation>(
            "Concertations", "Plan a concertation and invite to it", new { startsAt = "2030-05-14T10:00:00+02:00", with = new { persons = new[] { new { name = "Dr Exemple" } } } },
            creates: true);
    }

    public override Task HandleAsync(PlanConcertationRequest req, CancellationToken ct) => this.SendCommandAsync(req, new PlanConcertation(req), ct);
}
