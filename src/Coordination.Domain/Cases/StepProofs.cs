using System.Collections.Frozen;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>Which steps a record of the file ends by itself.</summary>
internal static class StepProofs
{
    /// <summary>Days. Farther away is no longer "later".</summary>
    public const int FarthestMove = 90;

    private const string Once = "1";

    private static readonly FrozenSet<string> Recorded = FrozenSet.ToFrozenSet(["F02", "F03", "F10", "S01", "S01-birth", "S01-change", DisclosureDecider.TellAfterwards, CapacityDecider.Review, CapacityDecider.AsAdult, CapacityDecider.FoundAble], StringComparer.Ordinal);

    /// <summary>F02 ends by a contact, F03 by consent and safe contact, F10 by a result, S01 by asking, telling the person by who told her, who decides by an assessment or her own word: a tick would say what the file does not show.</summary>
    public static bool HasRecord(string code) => Recorded.Contains(code);

    /// <summary>What the file's records say about steps, in the words of a person's own outcome. F10 is owed by a result that nothing ended.</summary>
    public static IEnumerable<StepOutcome> Of(CaseFile state, PlanVersion plan, FamilyClock clock) => Named(state, plan).Concat(OfRows(state, plan, clock));

    private static IEnumerable<StepOutcome> Named(CaseFile state, PlanVersion plan)
    {
        (string Code, DateOnly? On)[] proofs =
        [
            ("F02", state.FirstContactOn),
            ("F03", ConsentAndSafeContact(state)),
            ("F04", Measures.AssessedOn(state)),
            ("F05", F05(state)),
            ("F06", F06(state, plan)),
        ];
        return from proof in proofs
               where proof.On is not null
               select new StepOutcome(proof.Code, Once, StepEnd.Done, proof.On, null, state.Opened!);
    }

    // What a row says by which record it ends: asked of each of its occurrences that has a day.
    private static IEnumerable<StepOutcome> OfRows(CaseFile state, PlanVersion plan, FamilyClock clock) =>
        from row in plan.Proven
        from anchor in Anchors.Of(row, clock, None, careIntensity: 3)
        from at in Anchors.EachOf(row, anchor)
        let proven = ProvenOn(state, row, at)
        where proven is not null
        select new StepOutcome(row.Code, at.Part, StepEnd.Done, proven, null, state.Opened!);

    private static DateOnly? ProvenOn(CaseFile state, PlanRow row, Anchor at)
    {
        var opened = CivilTime.DayOf(PlanClock.Opens(row.Window.Open, at.At));
        return row.Proof switch
        {
            StepProof.Mood => Measures.MoodSince(state, opened),
            StepProof.Relation => Measures.RelationSince(state, ChildOf(state, at), opened),
            StepProof.Contact => ReachedSince(state, opened),
            StepProof.None => null,
        };
    }

    private static readonly StepOutcomes None = new([]);

    private static Guid? ChildOf(CaseFile state, Anchor at) =>
        int.TryParse(at.Part.Split('.')[0], out var number) ? FamilyLife.Births(state).ElementAtOrDefault(number - 1)?.Child : null;

    private static DateOnly? ReachedSince(CaseFile state, DateOnly day) => state.Contacts
        .Where(c => c is { Reached: true, With.Person: not null } && c.OccurredOn >= day)
        .Select(c => (DateOnly?)c.OccurredOn).Min();

    // Counted from the assessment, wherever it was made; one that says mood and anxiety itself has asked both.
    private static DateOnly? F05(CaseFile state)
    {
        var elsewhere = state.Steps.LastOrDefault(s => s.Code == "F04" && s.End is StepEnd.Done or StepEnd.Elsewhere)?.On;
        return (Measures.AssessedOn(state) ?? elsewhere) is { } assessed ? Measures.MoodAndAnxietySince(state, assessed, assessmentCounts: true) : null;
    }

    private static DateOnly? F06(CaseFile state, PlanVersion plan)
    {
        if (state.Pregnancy is not { } pregnancy || plan.Find("F06") is not { } row)
        {
            return null;
        }

        var opens = PlanClock.Day(row.Window.Open, GestationalAge.StartFromDueDate(pregnancy.DueDate));
        return Measures.MoodAndAnxietySince(state, opens, assessmentCounts: false);
    }

    // A refusal is an answer too: the question was put. Safe contact counts only when she was asked alone.
    private static DateOnly? ConsentAndSafeContact(CaseFile state)
    {
        if (state.Consents.IsEmpty || state.SafeContactOf(state.Mother) is not { AskedAlone: YesNo.Yes } safe)
        {
            return null;
        }

        var (consent, asked) = (CivilTime.DayOf(state.Consents[0].Recorded.At), CivilTime.DayOf(safe.Asked.At));
        return consent > asked ? consent : asked;
    }
}
