using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Concertations;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Concertations;

/// <summary>The minutes of a meeting that nobody had planned, for example a call of three. Nobody is invited any more.</summary>
internal sealed record RecordUnplannedMinutesRequest
{
    public Guid CaseId { get; init; }

    public WithWish With { get; init; } = new();

    public DecisionWish[] Decisions { get; init; } = [];

    /// <summary>RFC 3339 with offset; default now.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    public int DurationMinutes { get; init; } = 60;

    public bool Remote { get; init; }

    public string Purpose { get; init; } = ConcertationPurposes.CaseReview;

    public YesNo FamilyPresent { get; init; }

    /// <summary>What else was said.</summary>
    public string? Text { get; init; }
}

internal sealed class RecordUnplannedMinutesValidator : Validator<RecordUnplannedMinutesRequest>
{
    public RecordUnplannedMinutesValidator()
    {
        RuleFor(r => r.With).NotNull().SetValidator(new WithValidator());
        RuleFor(r => r.Decisions).Must(d => d is { Length: <= 60 }).WithMessage("At most 60 decisions.");
        RuleForEach(r => r.Decisions).NotNull().SetValidator(new DecisionWishValidator());
        RuleFor(r => r.Purpose).NotEmpty().IsCode();
        RuleFor(r => r.Text).MaximumLength(20000);
    }
}

internal sealed record RecordUnplannedMinutes(RecordUnplannedMinutesRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.PlanConcertation) { Refine = (_, question) => question with { Police = Wish.With.IsPenal } };
}

internal sealed class RecordUnplannedMinutesHandler(Work work) : IRequestHandler<RecordUnplannedMinutes, Reply>
{
    public async Task<Reply> Handle(RecordUnplannedMinutes request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case.State);
        var meeting = work.Start(StreamKinds.Concertation, work.NewId());
        var (invitees, refusal) = await Invitees.FindAsync(work, meeting.Id, wish.With, cancellationToken);
        var seated = invitees?.Participants ?? [];
        var (decisions, fault) = await DecisionsOfMinutes.FindAsync(work, meeting.Id, seated, refusal is null ? wish.Decisions : [], cancellationToken);
        if ((refusal ?? fault) is { } no)
        {
            return Reply.Refused(no);
        }

        var held = new Held(wish.HeldAt?.ToUniversalTime() ?? work.Now, [.. seated.Select(p => p.Id)], wish.FamilyPresent, wish.DurationMinutes);
        var plan = new ConcertationPlan(
            meeting.Id, file.Id, file.Site, work.Caller.Id, new(held.HeldAt, wish.DurationMinutes, null, wish.Remote), wish.Purpose, seated, wish.FamilyPresent == YesNo.Yes, invitees!.Agreed);
        var text = work.SealOrNull(file.Mother, meeting.Id, ConcertationFields.Minutes, wish.Text);
        return Work.Append(meeting, ConcertationDecider.RecordUnplanned(meeting.State, plan, held, decisions, text, work.Stamp)) is { } refused
            ? Reply.Refused(refused)
            : Reply.Created(ConcertationReplies.Minuted(meeting, decisions), ConcertationReplies.Path(meeting)) with { About = meeting.Id };
    }
}

internal sealed class RecordUnplannedMinutesEndpoint : Endpoint<RecordUnplannedMinutesRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/concertations/minutes");
        this.Door<RecordUnplannedMinutes>(
            "Concertations", "Record the minutes of a meeting that was not planned", new { with = new { persons = new[] { new { name = "Dr Exemple" } } }, text = "Appel à trois." },
            creates: true, receipt: typeof(MinutesReceipt));
    }

    public override Task HandleAsync(RecordUnplannedMinutesRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RecordUnplannedMinutes(req), ct);
}
