using System.Collections.Immutable;
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

/// <summary>The minutes: decisions, each with an owner and a text, due in 14 days. They imply that the meeting took place.</summary>
internal sealed record RecordMinutesRequest
{
    public Guid CaseId { get; init; }

    public Guid ConcertationId { get; init; }

    public DecisionWish[] Decisions { get; init; } = [];

    /// <summary>What else was said.</summary>
    public string? Text { get; init; }

    /// <summary>What the family was told.</summary>
    public string? ToldToFamily { get; init; }

    /// <summary>RFC 3339 with offset; default as planned.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>Participants who came; default all who did not decline.</summary>
    public Guid[]? Attendees { get; init; }

    public YesNo? FamilyPresent { get; init; }

    public int? DurationMinutes { get; init; }
}

internal sealed class RecordMinutesValidator : Validator<RecordMinutesRequest>
{
    public RecordMinutesValidator()
    {
        RuleFor(r => r.Decisions).Must(d => d is { Length: <= 60 }).WithMessage("At most 60 decisions.");
        RuleForEach(r => r.Decisions).NotNull().SetValidator(new DecisionWishValidator());
        RuleFor(r => r.Text).MaximumLength(20000);
        RuleFor(r => r.ToldToFamily).MaximumLength(8000);
        RuleFor(r => r.Attendees).Must(a => a is null or { Length: <= 200 }).WithMessage("At most 200 attendees.");
    }
}

internal sealed record RecordMinutes(RecordMinutesRequest Wish) : ICommand
{
    public Target Target => Target.OfConcertation(Wish.CaseId, Wish.ConcertationId);

    public Demand Demand => new(AccessAction.HoldConcertation);
}

internal sealed class RecordMinutesHandler(Work work) : IRequestHandler<RecordMinutes, Reply>
{
    public async Task<Reply> Handle(RecordMinutes request, CancellationToken cancellationToken)
    {
        var (wish, meeting, state, mother) = (request.Wish, work.Concertation, work.Concertation.State, work.Case.State.Mother);
        var (decisions, refusal) = await DecisionsOfMinutes.FindAsync(work, meeting.Id, [.. state.Seats.Select(s => s.Who)], wish.Decisions, cancellationToken);
        if (refusal is not null)
        {
            return Reply.Refused(refusal);
        }

        Protected? Kept(string field, Protected? known, string? text) => ConcertationFields.Kept(work, meeting.Id, mother, field, known, text);
        var held = ConcertationDecider.Sitting(
            state, wish.HeldAt?.ToUniversalTime(), wish.Attendees?.ToImmutableArray(), wish.FamilyPresent, wish.DurationMinutes);
        var minutes = ConcertationDecider.RecordMinutes(
            state,
            held,
            decisions,
            Kept(ConcertationFields.Minutes, state.Minutes?.Text, wish.Text),
            Kept(ConcertationFields.Told, state.Minutes?.ToldToFamily, wish.ToldToFamily),
            work.Stamp);
        return ConcertationReplies.Of(meeting, Work.Append(meeting, minutes), decisions);
    }
}

internal sealed class RecordMinutesEndpoint : Endpoint<RecordMinutesRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/concertations/{concertationId}/minutes");
        this.Door<RecordMinutes>("Concertations", "Record the minutes and their decisions", new { decisions = Array.Empty<object>(), text = "Situation revue ensemble." }, receipt: typeof(MinutesReceipt));
    }

    public override Task HandleAsync(RecordMinutesRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RecordMinutes(req), ct);
}
