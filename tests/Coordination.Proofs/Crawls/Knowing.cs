using Coordination.Api.Demo;
using Coordination.Domain.Access;

namespace Coordination.Proofs.Crawls;

/// <summary>
/// Who has something to do with what: written here by hand from the decision table and not asked of the product. Where in doubt
/// somebody has: then nothing is compared.
/// </summary>
internal static class Knowing
{
    public const string RelayOfMontLegia = "pep-liege";
    public const string RelayOfHeusy = "dr-invented";

    /// <summary>Relays that a mother does not want to see her file (A11).</summary>
    public const string ExcludedAtMontLegia = "dr-fictive";
    public const string ExcludedAtHeusy = "saule";

    private static readonly Role[] Staff = [Role.Coordinator, Role.Supervisor, Role.Treating, Role.RecordsOfficer, Role.PrivacyOfficer, Role.Admin];

    /// <summary>Both heads (A01), their lead (A39, A76), the relay that said yes (A20), the treating one with a relation (A82).</summary>
    public static IReadOnlySet<string> CaseOfMontLegia { get; } = Set("midwife-montlegia", "social-montlegia", "supervisor-montlegia", "relay-one", "treating");

    public static IReadOnlySet<string> CaseOfHeusy { get; } = Set("midwife-heusy", "supervisor-heusy");

    /// <summary>The relay that was asked sees the request at its own door, and nothing of the case (A28, A29).</summary>
    public static IReadOnlySet<string> RequestOfHeusy { get; } = Set("midwife-heusy", "supervisor-heusy", "relay-psychiatrist");

    /// <summary>The pair of the site, its lead, and who raised it (A07, A13, A17).</summary>
    public static IReadOnlySet<string> AlertOf(string site, string raiser) => site == Personas.MontLegia
        ? Set("midwife-montlegia", "social-montlegia", "supervisor-montlegia", raiser)
        : Set("midwife-heusy", "supervisor-heusy", raiser);

    /// <summary>Accounts and clients of the service: both leads keep them (A76).</summary>
    public static IReadOnlySet<string> Leads { get; } = Set("supervisor-montlegia", "supervisor-heusy");

    /// <summary>They invite, entrust, relate and exclude people of the service, and must be told of a mistyped id (A71).</summary>
    public static IReadOnlySet<string> Coordinators { get; } = Personas.All.Where(p => p.Role == Role.Coordinator).Select(p => p.Subject).ToHashSet();

    /// <summary>An absence is its own and stands in the leads' list of accounts: they answer for cover (A76).</summary>
    public static IReadOnlySet<string> AbsenceOf(Persona away) => Set(away.Subject, "supervisor-montlegia", "supervisor-heusy");

    /// <summary>The directory is the staff's (A77); a relay that belongs to none of the personas is nobody's own.</summary>
    public static IReadOnlySet<string> Directory { get; } = Personas.All.Where(p => Staff.Contains(p.Role)).Select(p => p.Subject).ToHashSet();

    /// <summary>A sealed entry (A04, A05) and a working note (A67, A68) are their author's alone.</summary>
    public static IReadOnlySet<string> Only(Persona author) => Set(author.Subject);

    /// <summary>A case opened in an emergency by somebody of another place (A45), beside its head and their lead.</summary>
    public static IReadOnlySet<string> CaseUnderGlass { get; } = Set("midwife-heusy", "supervisor-heusy", "treating");

    /// <summary>Its record is there for who opened (A90) and for who reviews it (A43).</summary>
    public static IReadOnlySet<string> GlassRecord { get; } = Set("treating", "privacy-officer");

    /// <summary>An access that was drawn is there for who reviews it (A39): not for whose it was.</summary>
    public static IReadOnlySet<string> Sampled { get; } = Set("supervisor-montlegia");

    /// <summary>A penal case consultation is there for who set it up and who is invited (A94): for no lead, no colleague, no relay.</summary>
    public static IReadOnlySet<string> Consultation { get; } = Set("midwife-montlegia", "social-montlegia");

    /// <summary>Mandates are the coordination's: a voluntary service in the case does not know of them (A35), nor who treats her.</summary>
    public static IReadOnlySet<string> MandateOf(string site) =>
        site == Personas.MontLegia ? Set("midwife-montlegia", "social-montlegia", "supervisor-montlegia") : Set("midwife-heusy", "supervisor-heusy");

    /// <summary>Whoever may click opens whatever case she names, and that is told, reviewed and no secret (A45): there is nothing to compare.</summary>
    public static bool OpensIt(Persona who, Operation operation) =>
        (operation is { Reads: false, Path: "/v1/cases/{caseId}/glass" } && who is { Role: Role.Coordinator or Role.CareMember or Role.Supervisor or Role.Treating })
        // Who works in the service asks to be let into whatever case she names, which gives her nothing (A97).
        || (operation is { Reads: false, Path: "/v1/cases/{caseId}/access-asks" } && who is { Role: Role.Coordinator or Role.Supervisor or Role.Treating })
        // A records officer notes a request of whatever case somebody asks about (A84).
        || (operation is { Reads: false, Path: "/v1/cases/{caseId}/requests" } && who is { Role: Role.RecordsOfficer });

    /// <summary>Who proposes an erasure names whom it is about, whatever case she is of (A92): that she is there is no secret from an officer.</summary>
    public static bool NamesAnybody(Persona who, Operation operation) =>
        operation is { Reads: false, Path: "/v1/erasures" } && who is { Role: Role.RecordsOfficer or Role.PrivacyOfficer };

    /// <summary>Who releases a copy names items of what she prepared it from: all of that file, by the request at hand, and of no other (A84).</summary>
    public static bool PreparesIt(Persona who, Operation operation) =>
        operation is { Reads: false, Path: "/v1/requests/{requestId}/copy" } && who is { Role: Role.RecordsOfficer };

    /// <summary>A person's request is there for who knows the case and, while it is open, for a records officer (A84, A91).</summary>
    public static IReadOnlySet<string> RequestsOf(IReadOnlySet<string> known) => known.Append("records-officer").ToHashSet();

    private static HashSet<string> Set(params string[] subjects) => [.. subjects];
}
