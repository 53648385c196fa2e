using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;

namespace Coordination.Api.Demo;

/// <summary>Invented people of the demonstration, one for each role that acts today.</summary>
internal sealed record Persona(string Subject, string InWords, string Name, Role Role, string? Site, string? Discipline = null, string? Relay = null)
{
    public Guid Id => Role == Role.Ehr ? MachineClient.IdOf(Identity.DevelopmentIssuer.Issuer, Subject) : Ids.Account(Identity.DevelopmentIssuer.Issuer, Subject);
}

internal static class Personas
{
    public const string Service = "la-croche";
    public const string MontLegia = "montlegia";
    public const string Heusy = "heusy";

    public static readonly Persona Supervisor = new("supervisor-montlegia", "supervisor of MontLégia", "Sabine Superviseure", Role.Supervisor, MontLegia);
    public static readonly Persona SupervisorHeusy = new("supervisor-heusy", "supervisor of Heusy", "Hugo Responsable", Role.Supervisor, Heusy);
    public static readonly Persona Midwife = new("midwife-montlegia", "coordinator, midwife at MontLégia", "Maud Exemple", Role.Coordinator, MontLegia, Disciplines.Midwife);
    public static readonly Persona SocialWorker = new("social-montlegia", "coordinator, social worker at MontLégia", "Simon Fictif", Role.Coordinator, MontLegia, Disciplines.SocialWorker);
    public static readonly Persona MidwifeHeusy = new("midwife-heusy", "coordinator, midwife at Heusy", "Hélène Inventée", Role.Coordinator, Heusy, Disciplines.Midwife);

    public static readonly IReadOnlyList<Persona> All =
    [
        Supervisor,
        SupervisorHeusy,
        Midwife,
        SocialWorker,
        MidwifeHeusy,
        new("relay-one", "relay: ONE partner (PEP's) of Liège", "Paula Partenaire", Role.CareMember, null, Relay: "pep-liege"),
        new("relay-psychiatrist", "relay: the invented psychiatrist", "Dr Invented", Role.CareMember, null, Relay: "dr-invented"),
        new("relay-psychiatrist-2", "relay: the second invented psychiatrist", "Dr Fictive", Role.CareMember, null, Relay: "dr-fictive"),
        new("record-montlegia", "hospital record of MontLégia (machine)", "Dossier MontLégia", Role.Ehr, MontLegia),
        new("record-heusy", "hospital record of Heusy (machine)", "Dossier Heusy", Role.Ehr, Heusy),
        new("sender", "sender: a general practitioner", "Gaston Généraliste", Role.Sender, null),
        new("treating", "treating professional of MontLégia", "Thierry Traitant", Role.Treating, MontLegia),
        new("guest", "guest of a concertation", "Ghislaine Invitée", Role.Guest, null),
        new("privacy-officer", "privacy officer", "Prune Vieprivée", Role.PrivacyOfficer, null),
        new("records-officer", "records officer", "Rita Dossiers", Role.RecordsOfficer, null),
        new("mandated", "mandated service (SAJ)", "Serge Mandaté", Role.Mandated, null),
        new("parent", "parent with an account", "Parent Exemple", Role.Parent, null),
        new("admin", "technical administrator", "Ada Technique", Role.Admin, null),
        new("statistician", "statistics of the network", "Stef Chiffres", Role.Stat, null),
        new("auditor", "auditor", "Aude Contrôle", Role.Auditor, null),
    ];

    public static Persona Of(string subject) => All.Single(persona => persona.Subject == subject);
}
