using System.Collections.Immutable;
using Coordination.Domain.Concertations;
using Coordination.Domain.FollowUp;

namespace Coordination.Domain.Tests.Concertations;

/// <summary>The concertation of 7 September 2026 of story 1. Invented people.</summary>
internal static class ConcertationSample
{
    public static readonly Guid Id = Guid.Parse("0198a000-0000-7000-8000-000000000020");
    public static readonly Guid Case = Guid.Parse("0198a000-0000-7000-8000-000000000021");
    public static readonly Guid Midwife = Guid.Parse("0198a000-0000-7000-8000-000000000022");
    public static readonly Guid SocialWorker = Guid.Parse("0198a000-0000-7000-8000-000000000023");
    public static readonly Guid Relay = Guid.Parse("0198a000-0000-7000-8000-000000000024");
    public static readonly Guid Physician = Guid.Parse("0198a000-0000-7000-8000-000000000025");
    public static readonly Guid BirthPlan = Guid.Parse("0198a000-0000-7000-8000-000000000026");

    public static readonly Heads Heads = new("la-croche", "montlegia", SocialWorker, Midwife, Midwife, SocialWorker);
    public static readonly Protected Secret = new(Case, 1, "concertation.text", "c2VhbGVk");
    public static readonly Slot Noon = new(At(9, 7, 12), 60, Secret, false);
    public static readonly DecisionOwner Mine = new(ParticipantKind.Account, Midwife);
    public static readonly NewDecision Agreed = new(BirthPlan, Secret, Mine);
    public static readonly Held Everybody = new(At(9, 7, 12), [Midwife, Relay], YesNo.Yes, 70);

    public static readonly ImmutableArray<Participant> People =
    [
        new(Midwife, ParticipantKind.Account, null, null),
        new(Relay, ParticipantKind.Relay, null, null),
        new(Physician, ParticipantKind.External, Secret, Secret),
    ];

    public static DateTimeOffset At(int month, int day, int hour = 10) => new(2026, month, day, hour, 0, 0, TimeSpan.Zero);

    public static Stamp By(DateTimeOffset at) => new(Midwife, at);

    public static ConcertationPlan Plan() => new(Id, Case, "montlegia", Midwife, Noon, ConcertationPurposes.BirthPlan, People, true, true);

    public static ConcertationPlanned Planned() =>
        new(Id, Case, "montlegia", Midwife, Id.ToString("D"), Noon, ConcertationPurposes.BirthPlan, People, true, true, By(At(8, 24)));

    public static DecisionTaken Taken(DecisionOwner? owner = null) => new(BirthPlan, Secret, owner ?? Mine, new(2026, 9, 21), null, By(At(9, 7, 14)));

    public static object[] Path(string stage) => stage switch
    {
        "none" => [],
        "planned" => [Planned()],
        "cancelled" => [Planned(), new ConcertationCancelled("too-early", null, By(At(9, 1)))],
        "held" => [Planned(), new ConcertationHeld(At(9, 7, 12), null, YesNo.Unknown, null, By(At(9, 7, 14)))],
        "minuted" => [.. Path("held"), Taken(), new MinutesRecorded(null, null, By(At(9, 7, 14)))],
        "done" => [.. Path("minuted"), new DecisionDone(BirthPlan, null, By(At(9, 10)))],
        "dropped" => [.. Path("minuted"), new DecisionDropped(BirthPlan, "not-needed", null, By(At(9, 10)))],
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    public static Concertation In(string stage) => Path(stage).Aggregate(Concertation.None, Concertation.Evolve);

    public static Given<Concertation> Given(string stage = "none") => new Given<Concertation>(Concertation.None, Concertation.Evolve).Events(Path(stage));

    public static ImmutableArray<Obligation> Owed(Concertation concertation) => ConcertationOwed.Of(concertation, Heads, Plans.Current);
}
