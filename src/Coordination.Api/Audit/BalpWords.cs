using Hl7.Fhir.Model;

namespace Coordination.Api.Audit;

/// <summary>
/// Codes and addresses of the patterns in which the log is exported: Basic Audit Log Patterns, IHE, 1.1.4 for FHIR R4
/// (https://profiles.ihe.net/ITI/BALP), and our own names for what they have none for.
/// </summary>
internal static class BalpWords
{
    /// <summary>Ids of ours, by what they are of.</summary>
    public const string Ids = "urn:coordination:id:";

    /// <summary>Codes of ours, by their list.</summary>
    public const string Codes = "urn:coordination:code:";

    public const string Absent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private const string Profiles = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

    public static readonly Coding Rest = new("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "Restful Operation");

    public static readonly Coding Person = new("http://terminology.hl7.org/CodeSystem/audit-entity-type", "1", "Person");

    public static readonly Coding SystemObject = new("http://terminology.hl7.org/CodeSystem/audit-entity-type", "2", "System Object");

    /// <summary>The entry itself: what the decision was, and where it stands in the log.</summary>
    public static readonly Coding Other = new("http://terminology.hl7.org/CodeSystem/audit-entity-type", "4", "Other");

    public static readonly Coding Patient = new("http://terminology.hl7.org/CodeSystem/object-role", "1", "Patient");

    public static readonly Coding DomainResource = new("http://terminology.hl7.org/CodeSystem/object-role", "4", "Domain Resource");

    public static readonly Coding SecurityResource = new("http://terminology.hl7.org/CodeSystem/object-role", "13", "Security Resource");

    public static readonly Coding Query = new("http://terminology.hl7.org/CodeSystem/object-role", "24", "Query");

    public static readonly Coding ApplicationServer = new("http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server");

    public static readonly Coding BreakTheGlass = new("http://terminology.hl7.org/CodeSystem/v3-ActReason", "BTG", "break the glass");

    /// <summary>Pattern that an act which succeeded follows; null where there is none.</summary>
    public static string? ProfileOf(ActKind kind, bool ofCase) => kind == ActKind.Operation ? null : $"{Profiles}{(ofCase ? "Patient" : "")}{kind}";

    public static AuditEvent.AuditEventAction ActionOf(ActKind kind) => kind switch
    {
        ActKind.Create => AuditEvent.AuditEventAction.C,
        ActKind.Read => AuditEvent.AuditEventAction.R,
        ActKind.Update => AuditEvent.AuditEventAction.U,
        ActKind.Delete => AuditEvent.AuditEventAction.D,
        _ => AuditEvent.AuditEventAction.E,
    };

    public static Coding InteractionOf(ActKind kind) => new("http://hl7.org/fhir/restful-interaction", kind switch
    {
        ActKind.Create => "create",
        ActKind.Read => "read",
        ActKind.Update => "update",
        ActKind.Delete => "delete",
        ActKind.Query => "search",
        _ => "operation",
    });

    /// <summary>Who asked and who answered: which of them is the source depends on which way what is told flows.</summary>
    public static (CodeableConcept Client, CodeableConcept Server) PartiesOf(ActKind kind) => kind switch
    {
        ActKind.Read => (Dicom("110152", "Destination Role ID"), Dicom("110153", "Source Role ID")),
        ActKind.Delete => (Dicom("110150", "Application"), new("http://terminology.hl7.org/CodeSystem/provenance-participant-type", "custodian", "Custodian", null)),
        _ => (Dicom("110153", "Source Role ID"), Dicom("110152", "Destination Role ID")),
    };

    public static CodeableConcept UserOf(ActKind kind) => kind is ActKind.Read or ActKind.Query
        ? new("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", "information recipient", null)
        : new("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "AUT", "author (originator)", null);

    /// <summary>A level of ours with the nearest that others know.</summary>
    public static IEnumerable<Coding> LabelsOf(string level) =>
    [
        new(Codes + "confidentiality", level),
        new("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", level switch { "N3" => "R", "N4" or "N5" => "V", _ => "N" }),
    ];

    private static CodeableConcept Dicom(string code, string display) => new("http://dicom.nema.org/resources/ontology/DCM", code, display, null);
}
