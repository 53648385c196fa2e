using System.Collections.Immutable;
using Coordination.Domain.Alerts;
using Coordination.Domain.Screening;
using Coordination.Domain.Tests.Screening;

namespace Coordination.Domain.Tests.Alerts;

/// <summary>Story 1: the hospital's alert of 20 April 2026. Invented people.</summary>
internal static class AlertSample
{
    public static readonly Guid Id = new("0198b000-0000-7000-8000-000000000001");
    public static readonly Guid Other = new("0198b000-0000-7000-8000-000000000002");
    public static readonly Guid Case = new("0198b000-0000-7000-8000-000000000003");
    public static readonly Guid Elise = new("0198b000-0000-7000-8000-000000000004");
    public static readonly Guid Record = new("0198b000-0000-7000-8000-000000000005");
    public static readonly Guid Midwife = new("0198b000-0000-7000-8000-000000000006");
    public static readonly Guid Flag = new("0198b000-0000-7000-8000-000000000007");
    public static readonly Guid Conflict = new("0198b000-0000-7000-8000-000000000008");
    public static readonly DateTimeOffset At = Days.Noon("2026-04-20");
    public static readonly Stamp Posted = new(Record, At);
    public static readonly Stamp ByMidwife = new(Midwife, Days.Noon("2026-04-21"));
    public static readonly Protected Name = Text("person.name");

    public static Protected Text(string field) => new(Elise, 1, field, "c2VhbGVk");

    public static AlertSender Sender(string kind = "hospital") => new(kind, null, null, "CHC", null, null, Record, "m-1", "f-1");

    public static AlertSubject About() => new(Elise, Name, null, Text("person.ssin"), null, Days.Day("2026-01-12"), Days.Day("2026-10-19"), null);

    public static ScreeningResult Epds { get; } = Passed.Result(
        "EPDS",
        ScreeningAnswers.Printed(3, 3, 2, 2, 2, 2, 3, 2, 3, 4),
        new Passation(Elise, Days.Day("2026-04-20"), YesNo.Yes, Pregnant: true));

    public static AlertReceived Received(params string[] flags) => new(
        Id,
        "la-croche",
        "montlegia",
        AlertDoor.Record,
        Sender(),
        About(),
        [new AlertReason("P03", false)],
        null,
        [],
        [.. flags.Select((code, index) => new AlertFlag(FlagId(index), code, "EPDS total", At))],
        YesNo.Yes,
        At,
        Posted);

    /// <summary>The same with its EPDS of 15.</summary>
    public static AlertReceived FromRecord() => Received("SEVERE_SCORE") with { Screenings = [Epds] };

    public static Guid FlagId(int index) => index == 0 ? Flag : Ids.Derived("flag", $"{index}");

    public static Given<Alert> Nothing() => new(Alert.None, Alert.Evolve);

    public static Given<Alert> Waiting(params string[] flags) => Nothing().Events(Received(flags));

    public static Alert State(params object[] events) => events.Aggregate(Alert.None, Alert.Evolve);

    public static ImmutableArray<Obligation> Owed(params object[] events) => AlertOwed.Of(State(events), null, Coordination.Domain.FollowUp.Plans.Current);
}
