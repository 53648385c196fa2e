using Coordination.Api.Consultations;

namespace Coordination.Api.Demo.Examples;

internal static class ConsultationExamples
{
    public static IEnumerable<KeyValuePair<Type, Example>> All =>
    [
        new(typeof(PlanConsultation), new(Personas.Midwife, null, new
        {
            startsAt = new TenInDays(10),
            purpose = "person-integrity",
            ground = "prosecutor",
            reference = "Autorisation motivée du parquet",
            place = "Parquet",
            participants = new[] { new { name = "Inspecteur Exemple", organisation = "Zone de police fictive", function = "police" } },
            coordinatorIds = new[] { Personas.SocialWorker.Id },
        })),
        new(typeof(RecordAttendance), Of("attending", new { attendees = new[] { Personas.Midwife.Id, DemoConsultations.ParticipantOf("attending") }, silenceTold = true })),
        new(typeof(CloseConsultation), Of("closing", new { decisions = new[] { new { by = Personas.Midwife.Id, text = "Je préviens ma responsable." } } })),
        new(typeof(ReadConsultation), Of("reading")),
        new(typeof(ListConsultations), new(Personas.Midwife, new { limit = 5 })),
    ];

    private static Example Of(string name, object? body = null) => new(Personas.Midwife, new { consultationId = DemoConsultations.IdOf(name) }, body);
}
