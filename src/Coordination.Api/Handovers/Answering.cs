using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;

namespace Coordination.Api.Handovers;

/// <summary>What a relay says. Only the coded answer is needed; a no also needs its coded reason.</summary>
internal abstract record AnswerWish
{
    public AnswerCode? Answer { get; init; }

    /// <summary>Of a no: <c>no-place</c>, <c>exclusion</c>, <c>region</c>, <c>mandate-missing</c>, <c>family-refused</c>, <c>other</c>; another code is kept as it came.</summary>
    public string? Reason { get; init; }

    /// <summary>Waiting list: day on which a place is expected. Of a yes: day on which the family enters, where that is later; what holds her until then is owed.</summary>
    public DateOnly? ExpectedOn { get; init; }

    /// <summary>Waiting list: position, from 1.</summary>
    public int? Place { get; init; }

    /// <summary>Who at the relay said it.</summary>
    public string? SaidBy { get; init; }

    public string? Note { get; init; }

    /// <summary>Whom a refusing relay names instead.</summary>
    public string? SuggestedColleague { get; init; }

    /// <summary>When it was said; default now.</summary>
    public DateTimeOffset? SaidAt { get; init; }
}

internal enum AnswerCode
{
    Accepted,
    Refused,
    Waitlisted,
    AssessmentFirst,
}

internal abstract class AnswerShape<TWish> : Validator<TWish>
    where TWish : AnswerWish
{
    protected AnswerShape()
    {
        RuleFor(r => r.Answer).NotNull().WithMessage("Say accepted, refused, waitlisted or assessmentFirst.");
        RuleFor(r => r.Reason).IsCode();
        RuleFor(r => r.SaidBy).MaximumLength(200);
        RuleFor(r => r.Note).MaximumLength(TextShape.LongestNote);
        RuleFor(r => r.SuggestedColleague).MaximumLength(300);
    }
}

/// <summary>From what was said to the decision, whoever brings it: the relay itself, or a coordinator after a call.</summary>
internal static class Answering
{
    /// <param name="late">A no after a yes is taken as a late refusal.</param>
    public static async Task<Refusal?> DecideAsync(Work work, AnswerWish wish, AnsweredBy by, bool late, CancellationToken ct)
    {
        var (state, texts) = (work.Handover.State, await HandoverTexts.OfAsync(work, work.Handover.Id, ct));
        var answer = new Answer(by, texts.Seal(HandoverFields.SaidBy, wish.SaidBy), wish.SaidAt?.ToUniversalTime() ?? work.Now);
        var note = texts.Seal(HandoverFields.Note, wish.Note);
        var colleague = texts.Seal(HandoverFields.Colleague, wish.SuggestedColleague);
        var refusal = HandoverActs.Refused(work, wish.Answer switch
        {
            AnswerCode.Accepted => HandoverDecider.Accept(state, answer, note, work.Stamp, wish.ExpectedOn),
            AnswerCode.Waitlisted => HandoverDecider.Waitlist(state, answer, wish.ExpectedOn, wish.Place, note, work.Stamp),
            AnswerCode.AssessmentFirst => HandoverDecider.RequireAssessment(state, answer, note, work.Stamp),
            _ when late && (state.IsAccepted || state.Status is HandoverStatus.Waitlisted or HandoverStatus.RefusedLate) =>
                HandoverDecider.RefuseLate(state, answer, wish.Reason ?? "", colleague, note, work.Stamp),
            _ => HandoverDecider.Refuse(state, answer, wish.Reason ?? "", colleague, note, work.Stamp),
        });
        return refusal ?? await HearAsync(work, answer, ct);
    }

    /// <summary>An answer is also news of the relay's places: same commit, so that the next search knows it.</summary>
    public static async Task<Refusal?> HearAsync(Work work, Answer answer, CancellationToken ct)
    {
        var day = CivilTime.DayOf(answer.SaidAt);
        if (work.Handover.Pending.Count == 0 || Asking.Told(work.Handover.State, day) is not { } told)
        {
            return null;
        }

        var relay = await work.OpenAsync(StreamKinds.Relay, work.Handover.State.Relay, ct);
        return relay.State.Withdrawn is null ? Work.Append(relay, RelayDecider.Observe(relay.State, told, CivilTime.DayOf(work.Now), work.Stamp)) : null;
    }
}
