using System.Text.Json.Serialization;

namespace Coordination.Domain.Handovers;

/// <summary>
/// Where a handover stands: asked, answered, met, effective. It is not complete before the family was
/// really met, and the loop stays owed until family and relay both say that it holds.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<HandoverStatus>))]
public enum HandoverStatus
{
    /// <summary>No such handover.</summary>
    None,

    /// <summary>The relay was asked and owes an answer (H01).</summary>
    Asked,

    /// <summary>The relay wants to assess before it answers; the answer stays owed (H01, second occurrence).</summary>
    Assessing,

    /// <summary>Yes, but later: a bridging plan and a re-check every 28 days are owed (H04).</summary>
    Waitlisted,

    /// <summary>Yes: the first contact with the family is owed (H02). The coordinator stays responsible.</summary>
    Accepted,

    /// <summary>A first meeting has a date; the first contact stays owed (H02).</summary>
    MeetingPlanned,

    /// <summary>The relay met the family: it is responsible now, and family and relay are asked whether it holds (H03).</summary>
    Contacted,

    /// <summary>Family and relay both said that it holds. Nothing is owed any more.</summary>
    Effective,

    /// <summary>The relay said no.</summary>
    Refused,

    /// <summary>The relay said no after having said yes or "later".</summary>
    RefusedLate,

    /// <summary>The coordination took its request back.</summary>
    Withdrawn,

    /// <summary>A named person gave it up, with a reason. Never automatic.</summary>
    Lapsed,

    /// <summary>The support that had become effective is over; the family comes back to the coordinator.</summary>
    Ended,
}

/// <summary>Who holds the baton: exactly one of the two, at every instant of an open case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Responsible>))]
public enum Responsible
{
    /// <summary>The case's coordinators, until the relay has met the family and again after its support ended.</summary>
    Coordinator,

    /// <summary>The relay, from the first contact on.</summary>
    Relay,
}

/// <summary>By which way an answer reached us.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnsweredBy>))]
public enum AnsweredBy
{
    /// <summary>The relay answered by itself (account or answer link).</summary>
    Relay,

    /// <summary>A coordinator noted what the relay said on the telephone.</summary>
    CoordinatorByTelephone,
}

/// <summary>How a first contact is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactProof>))]
public enum ContactProof
{
    /// <summary>The relay says so.</summary>
    Relay,

    /// <summary>The family says so.</summary>
    Family,

    /// <summary>Somebody of the coordination was there (triangulation).</summary>
    JointVisit,
}

/// <summary>A side whose word is needed before a handover counts as effective.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Confirmer>))]
public enum Confirmer
{
    Family,
    Relay,
}

/// <summary>Known reasons of a relay's "no". An unknown code is kept as it came.</summary>
public static class HandoverReasons
{
    /// <summary>An exclusion criterion of the service.</summary>
    public const string Exclusion = "exclusion";

    /// <summary>No place: another complaint than not being eligible.</summary>
    public const string NoPlace = "no-place";

    /// <summary>The family lives outside the territory served.</summary>
    public const string Region = "region";

    /// <summary>The service works on a mandate that the family does not have.</summary>
    public const string MandateMissing = "mandate-missing";

    /// <summary>The family does not want this service.</summary>
    public const string FamilyRefused = "family-refused";

    public const string Other = "other";
}
