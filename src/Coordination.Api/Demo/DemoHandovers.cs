using Coordination.Api.Handovers;

namespace Coordination.Api.Demo;

/// <summary>One case and one handover for each example of a handover, brought by the product's own acts to where the example begins.</summary>
internal static class DemoHandovers
{
    private const string Partner = "pep-liege";

    /// <summary>How far each goes: asked, accepted, met, holding for the family, holding for both.</summary>
    private static readonly (string Name, string Mother, string Relay, int Stage)[] Handovers =
    [
        ("reading", "Hanna Relais", "dr-fictive", 2),
        ("answering", "Hortense Relais", "dr-invented", 1),
        ("meeting", "Hilda Relais", "pep-liege", 2),
        ("holding-meeting", "Helga Relais", "pep-liege", 2),
        ("contacting", "Héloïse Relais", "pep-liege", 2),
        ("confirming", "Henriette Relais", "pep-liege", 3),
        ("foreseeing", "Hortensia Relais", "pep-liege", 2),
        ("ending", "Hermine Relais", "pep-liege", 5),
        ("refusing-late", "Honorine Relais", "dr-fictive", 2),
        ("lapsing", "Huguette Relais", "dr-fictive", 1),
        ("withdrawing", "Hélène Relais", "dr-fictive", 1),
        ("answering-as-relay", "Irène Relais", Partner, 1),
        ("contacting-as-relay", "Iris Relais", Partner, 2),
        ("confirming-as-relay", "Isabelle Relais", Partner, 3),
        ("telling-as-relay", "Inès Relais", Partner, 3),
        ("ending-as-relay", "Ilse Relais", Partner, 5),
    ];

    public static Guid CaseOf(string name) => DemoScript.IdOf($"handover-case-{name}");

    // The oral consent comes first; an anonymous enquiry has none.
    public static Guid IdOf(string name) => DemoScript.IdOf($"handover-{name}", name == "naming" ? 0 : 1);

    public static IEnumerable<DemoAct> Acts(DateOnly today) =>
    [
        DemoCases.Open("handover-case-asking", "Hedda Relais", today),
        .. Handovers.SelectMany(h => Stages(h.Name, h.Mother, h.Relay, today).Take(h.Stage + 1)),
        DemoCases.Open("handover-case-naming", "Hester Relais", today),
        Ask("naming", Partner, AskConsent.Anonymous),
        .. Stages("waiting", "Hilary Relais", Partner, today).Take(2),
        Act("waiting", "listed", new AnswerHandover(new() { CaseId = CaseOf("waiting"), HandoverId = IdOf("waiting"), Answer = AnswerCode.Waitlisted, ExpectedOn = today.AddDays(30), Place = 2 })),
    ];

    private static IEnumerable<DemoAct> Stages(string name, string mother, string relay, DateOnly today)
    {
        var (file, handover) = (CaseOf(name), IdOf(name));
        return
        [
            DemoCases.Open($"handover-case-{name}", mother, today),
            Ask(name, relay, AskConsent.Oral),
            Act(name, "accepted", new AnswerHandover(new() { CaseId = file, HandoverId = handover, Answer = AnswerCode.Accepted })),
            Act(name, "met", new ConfirmFirstContact(new() { CaseId = file, HandoverId = handover })),
            Act(name, "family", new ConfirmEffective(new() { CaseId = file, HandoverId = handover, By = Domain.Handovers.Confirmer.Family })),
            Act(name, "relay", new ConfirmEffective(new() { CaseId = file, HandoverId = handover, By = Domain.Handovers.Confirmer.Relay })),
        ];
    }

    private static DemoAct Ask(string name, string relay, AskConsent consent) => DemoCases.By(
        $"handover-{name}",
        new AskHandover(new() { CaseId = CaseOf(name), Relay = DemoNetwork.IdOf(Personas.Service, relay), Need = "support", Consent = consent }));

    private static DemoAct Act(string name, string what, Access.ICommand command) => DemoCases.By($"handover-{name}-{what}", command);
}
