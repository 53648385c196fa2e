using Coordination.Api.Concertations;

namespace Coordination.Api.Demo;

/// <summary>One meeting for each example of a concertation.</summary>
internal static class DemoMeetings
{
    public const string Case = "case-meetings";

    private static readonly string[] Planned = ["reading", "answering", "cancelling", "moving", "inviting"];

    /// <summary>Somebody from outside, invited to every meeting.</summary>
    public static Guid Guest { get; } = DemoScript.IdOf("meeting-guest");

    public static Guid CaseId { get; } = DemoScript.IdOf(Case);

    public static Guid IdOf(string name) => DemoScript.IdOf($"meeting-{name}");

    public static Guid DecisionOf(string name) => DemoScript.IdOf($"decision-{name}");

    public static IEnumerable<DemoAct> Acts(DateTimeOffset now)
    {
        var later = now.AddDays(21);
        return
        [
            DemoCases.Open(Case, "Maya Réunion", Domain.Time.CivilTime.DayOf(now)),
            .. Planned.Select(name => Plan(name, later)),
            Plan("holding", now),
            Plan("minuting", now),
            Plan("deciding", now),
            DemoCases.By("meeting-deciding-minutes", new RecordMinutes(new()
            {
                CaseId = CaseId,
                ConcertationId = IdOf("deciding"),
                Decisions = [Decision("completing"), Decision("postponing"), Decision("dropping")],
            })),
        ];
    }

    private static DemoAct Plan(string name, DateTimeOffset at) => DemoCases.By($"meeting-{name}", new PlanConcertation(new()
    {
        CaseId = CaseId,
        StartsAt = at,
        With = new() { AccountIds = [Personas.SocialWorker.Id], Persons = [new() { Id = Guest, Name = "Dr Exemple", Mail = "dr@exemple.example", Function = "gp" }] },
    }));

    private static DecisionWish Decision(string name) => new() { Id = DecisionOf(name), Owner = Personas.Midwife.Id, Text = "Appeler le service et convenir d'une visite." };
}
