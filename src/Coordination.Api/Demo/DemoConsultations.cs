using Coordination.Api.Consultations;

namespace Coordination.Api.Demo;

/// <summary>One penal case consultation for each example, apart from the demonstration's cases.</summary>
internal static class DemoConsultations
{
    public static IEnumerable<DemoAct> Acts(DateTimeOffset now) =>
    [
        Plan("reading", now),
        Plan("attending", now),
        Plan("closing", now),
        DemoCases.By("consultation-closing-held", new RecordAttendance(new() { ConsultationId = IdOf("closing"), Attendees = [Personas.Midwife.Id], SilenceTold = true })),
    ];

    public static Guid IdOf(string name) => DemoScript.IdOf($"consultation-{name}");

    /// <summary>The first who is asked to it.</summary>
    public static Guid ParticipantOf(string name) => DemoScript.IdOf($"consultation-{name}", 1);

    private static DemoAct Plan(string name, DateTimeOffset now) => DemoCases.By($"consultation-{name}", new PlanConsultation(new()
    {
        StartsAt = now,
        Purpose = "person-integrity",
        Ground = "decree",
        Reference = "Décret inventé de la concertation",
        Participants = [new() { Name = "Inspectrice Exemple", Organisation = "Zone de police fictive", Function = "police" }],
        CoordinatorIds = [Personas.SocialWorker.Id],
    }));
}
