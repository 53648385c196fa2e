using Coordination.Api.Concertations;

namespace Coordination.Api.Demo.Examples;

internal static class ConcertationExamples
{
    private static readonly object OfCase = new { caseId = DemoMeetings.CaseId };

    private static object Guests => new { accountIds = new[] { Personas.SocialWorker.Id }, persons = new[] { new { name = "Dr Exemple", mail = "dr@exemple.example", function = "gp" } } };

    public static IEnumerable<KeyValuePair<Type, Example>> All =>
    [
        Of<PlanConcertation>(OfCase, new { startsAt = new TenInDays(21), with = Guests }),
        Of<RecordUnplannedMinutes>(OfCase, new { with = Guests, text = "Appel à trois." }),
        Of<ListConcertations>(new { caseId = DemoMeetings.CaseId, limit = 5 }),
        Meeting<ReadConcertation>("reading"),
        Meeting<ReadInvitation>("reading"),
        Of<AnswerInvitation>(new { caseId = DemoMeetings.CaseId, concertationId = DemoMeetings.IdOf("answering"), participantId = DemoMeetings.Guest }, new { answer = "accepted" }),
        Meeting<CancelConcertation>("cancelling", new { reason = "not-possible", note = "La salle n'est pas libre." }),
        Meeting<MoveConcertation>("moving", new { startsAt = new TenInDays(28) }),
        Meeting<InviteParticipant>("inviting", new { with = new { persons = new[] { new { name = "Dr Fictif", mail = "fictif@exemple.example" } } } }),
        Meeting<HoldConcertation>("holding", new { familyPresent = "yes", durationMinutes = 45 }),
        Meeting<RecordMinutes>("minuting", new
        {
            decisions = new[] { new { id = DemoMeetings.DecisionOf("minuted"), owner = Personas.Midwife.Id, text = "Proposer une visite à domicile." } },
            text = "Situation revue ensemble.",
        }),
        Decision<CompleteDecision>("completing", new { note = "La visite est convenue." }),
        Decision<PostponeDecision>("postponing", new { dueOn = new InDays(14), reason = "later" }),
        Decision<DropDecision>("dropping", new { reason = "not-relevant", note = "La famille a trouvé elle-même." }),
    ];

    private static KeyValuePair<Type, Example> Meeting<TMessage>(string name, object? body = null) =>
        Of<TMessage>(new { caseId = DemoMeetings.CaseId, concertationId = DemoMeetings.IdOf(name) }, body);

    private static KeyValuePair<Type, Example> Decision<TMessage>(string name, object body) =>
        Of<TMessage>(new { caseId = DemoMeetings.CaseId, concertationId = DemoMeetings.IdOf("deciding"), decisionId = DemoMeetings.DecisionOf(name) }, body);

    private static KeyValuePair<Type, Example> Of<TMessage>(object with, object? body = null) => new(typeof(TMessage), new(Personas.Midwife, with, body));
}
