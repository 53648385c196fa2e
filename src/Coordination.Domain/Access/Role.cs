using System.Text.Json.Serialization;

namespace Coordination.Domain.Access;

/// <summary>As whom somebody acts. Comes from the account, never from a token's claims.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role : byte
{
    /// <summary>Nobody known: always denied.</summary>
    None,

    /// <summary>Midwife or social worker of a site: one of the heads of its cases.</summary>
    Coordinator,

    /// <summary>Whoever raised the alert, with or without an account.</summary>
    Sender,

    /// <summary>Professional with a running admission or appointment; ends 30 days after.</summary>
    Treating,

    /// <summary>Health professional named by the service to prepare a person's copy.</summary>
    RecordsOfficer,

    /// <summary>Professional of a relay that accepted.</summary>
    CareMember,

    /// <summary>Desk of a relay that was asked and has not decided, or refused.</summary>
    RelayIntake,

    /// <summary>SAJ, SPJ or a service they mandated.</summary>
    Mandated,

    /// <summary>Invited to one concertation.</summary>
    Guest,

    /// <summary>Lead clinician of a site.</summary>
    Supervisor,

    /// <summary>Reviews broken glass and refused attempts.</summary>
    PrivacyOfficer,

    /// <summary>Machine client of one hospital site.</summary>
    Ehr,

    /// <summary>Account bound to one person of a case, in person, by a coordinator.</summary>
    Parent,

    /// <summary>Technical administrator: no content, no clinical role.</summary>
    Admin,

    /// <summary>The sweeper and what it sends.</summary>
    System,

    /// <summary>Statistics of the network.</summary>
    Stat,

    /// <summary>Verifies the log without seeing content.</summary>
    Auditor,
}
