using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>What a person is not told for the time being: asked by the author, held by two, for a limited time.</summary>
public static class TherapeuticExceptionDecider
{
    /// <summary>Row of the plan by which it is looked at again before it lapses.</summary>
    public const string Review = "exception-review";

    /// <summary>Longest time without a review, in months.</summary>
    private const int Longest = 12;

    public static Decision Ask(CaseFile state, TherapeuticExceptionAsked asked)
    {
        var (today, entry) = (CivilTime.DayOf(asked.Stamp.At), state.Entries.FirstOrDefault(e => e.Id == asked.Entry));
        return CaseGuard.Unknown(state) is { } refusal ? refusal
            : entry is null ? EntryRefusals.Unknown
            : entry.Author != asked.Stamp.By ? EntryRefusals.NotYours
            : asked.ReviewOn <= today || asked.ReviewOn > today.AddMonths(Longest) ? TherapeuticExceptionRefusals.ReviewTooFar
            : state.Exceptions.Any(x => x.Entry == asked.Entry && x.Ended is null && x.ReviewOn == asked.ReviewOn && x.Text == asked.Text) ? Decision.AlreadySo
            : Decision.Of(asked);
    }

    /// <summary>The second opinion, by somebody else.</summary>
    public static Decision Agree(CaseFile state, Guid exception, Stamp stamp) =>
        CaseGuard.Unknown(state) is { } refusal ? refusal
        : Find(state, exception) is not { Ended: null } known ? TherapeuticExceptionRefusals.Unknown
        : known.Asked.By == stamp.By ? TherapeuticExceptionRefusals.SecondIsTheFirst
        : known.Agreed is not null ? Decision.AlreadySo
        : Decision.Of(new TherapeuticExceptionAgreed(exception, stamp));

    /// <summary>Anybody who may write the file ends it: then she may read the entry.</summary>
    public static Decision End(CaseFile state, Guid exception, Stamp stamp) =>
        CaseGuard.Unknown(state) is { } refusal ? refusal
        : Find(state, exception) is not { } known ? TherapeuticExceptionRefusals.Unknown
        : known.Ended is not null ? Decision.AlreadySo
        : Decision.Of(new TherapeuticExceptionEnded(exception, stamp));

    private static TherapeuticException? Find(CaseFile state, Guid exception) => state.Exceptions.FirstOrDefault(x => x.Id == exception);
}
