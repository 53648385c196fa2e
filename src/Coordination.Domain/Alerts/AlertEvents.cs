// These shapes are stored for ever: never change one, add to it.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Screening;

namespace Coordination.Domain.Alerts;

/// <summary>How the alert reached the coordination.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertDoor>))]
public enum AlertDoor
{
    /// <summary>A hospital record posted it.</summary>
    Record,

    /// <summary>Somebody called; a coordinator noted it.</summary>
    Telephone,

    /// <summary>Somebody filled in the form behind a link.</summary>
    Link,

    /// <summary>A FHIR client posted it.</summary>
    Fhir,
}

/// <summary>What a person decided about an alert that becomes no case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertOutcome>))]
public enum AlertOutcome
{
    /// <summary>The sender wanted the coordination to know; nothing is asked.</summary>
    InformedOnly,

    /// <summary>Another alert says the same.</summary>
    Duplicate,

    /// <summary><em>Sans suite</em>.</summary>
    NotFounded,
}

/// <summary>What a person found when one message told two things.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConflictOutcome>))]
public enum ConflictOutcome
{
    /// <summary>The first content stands; the second said nothing new, or was a mistake.</summary>
    FirstStands,

    /// <summary>The second content was about something else and was raised as an alert of its own.</summary>
    RaisedAnew,
}

/// <summary>Who said it, kept apart from who typed it (the stamp).</summary>
/// <param name="Kind">One of <see cref="AlertSources"/>; <c>other</c> keeps its own words in <paramref name="KindText"/>.</param>
/// <param name="KindText">What kind of sender it is when no code fits.</param>
/// <param name="Name">The person who spoke.</param>
/// <param name="Organisation">Their service.</param>
/// <param name="Telephone">Where to call back.</param>
/// <param name="Account">Account of the sender, when they have one.</param>
/// <param name="Client">Machine client that posted it.</param>
/// <param name="MessageId">Transport id of the sender.</param>
/// <param name="FormId">Id of the form in the sender's record: the same form is the same alert.</param>
/// <param name="OrganisationText">Their service as they named it; then <paramref name="Organisation"/> is null.</param>
public sealed record AlertSender(
    string Kind,
    Protected? KindText,
    Protected? Name,
    string? Organisation,
    Protected? Telephone,
    Guid? Account,
    Guid? Client,
    string? MessageId,
    string? FormId,
    Protected? OrganisationText = null);

/// <summary>The person the alert is about, as far as the sender knows her.</summary>
/// <param name="Person">Id whose key seals the texts; it becomes the mother's id in a case opened from this alert.</param>
/// <param name="Name">Name as given.</param>
/// <param name="BirthDate">Her own birth date, ISO text.</param>
/// <param name="Ssin">National number.</param>
/// <param name="Telephone">Her telephone.</param>
/// <param name="LastPeriod">First day of the last period.</param>
/// <param name="DueDate">Due date as given by the sender.</param>
/// <param name="ChildBornOn">Birth date of the child, when already born.</param>
public sealed record AlertSubject(
    Guid Person,
    Protected? Name,
    Protected? BirthDate,
    Protected? Ssin,
    Protected? Telephone,
    DateOnly? LastPeriod,
    DateOnly? DueDate,
    DateOnly? ChildBornOn);

/// <summary>One coded reason.</summary>
/// <param name="Code">Factor code, or the sender's own code; <c>other</c> where words came.</param>
/// <param name="Uncoded">True when the code is not in the catalogue: kept as it came.</param>
/// <param name="Text">The words, where <paramref name="Code"/> is <c>other</c>.</param>
public sealed record AlertReason(string Code, bool Uncoded, Protected? Text = null);

/// <summary>A red flag that came with an alert.</summary>
/// <param name="Id">The case keeps this id when it takes the flag over.</param>
/// <param name="Code">For example <c>SELF_HARM</c>; <c>other</c> where words came.</param>
/// <param name="Source">Instrument code or <c>statement</c>.</param>
/// <param name="RaisedAt">From when its delay runs, UTC.</param>
/// <param name="Text">The words, where <paramref name="Code"/> is <c>other</c>.</param>
public sealed record AlertFlag(Guid Id, string Code, string Source, DateTimeOffset RaisedAt, Protected? Text = null);

/// <summary>An alert is here. From this moment somebody owes an answer.</summary>
public sealed record AlertReceived(
    Guid Alert,
    string Service,
    string Site,
    AlertDoor Door,
    AlertSender Sender,
    AlertSubject About,
    ImmutableArray<AlertReason> Reasons,
    Protected? Reason,
    ImmutableArray<ScreeningResult> Screenings,
    ImmutableArray<AlertFlag> Flags,
    YesNo InformedPatient,
    DateTimeOffset OccurredAt,
    Stamp Stamp);

/// <summary>A coordinator took the alert into a case: a new one, or one already known.</summary>
public sealed record AlertTaken(Guid Case, bool NewCase, Stamp Stamp);

/// <summary>A coordinator decided that the alert becomes no case, and why.</summary>
public sealed record AlertQualified(AlertOutcome Outcome, Protected? Reason, Guid? DuplicateOf, Stamp Stamp);

/// <summary>The alert was addressed to the wrong site and waits at another one now. Its delays run on.</summary>
public sealed record AlertReAddressed(string Site, Stamp Stamp);

/// <summary>Somebody has seen the red flag and acts.</summary>
public sealed record AlertFlagAcknowledged(Guid Flag, Stamp Stamp);

/// <summary>A professional assessed the red flag while the alert still waited, in writing.</summary>
public sealed record AlertFlagAssessed(Guid Flag, Protected Qualification, Stamp Stamp);

/// <summary>A record posted it in the name of another site: kept at the record's own site until a lead says where it belongs (rule A19).</summary>
/// <param name="NamedSite">As sent.</param>
/// <param name="LeadSite">Site whose lead owes the decision: the named one, or the record's own where no such site is known.</param>
public sealed record AlertQuarantined(string NamedSite, string LeadSite, Stamp Stamp);

/// <summary>Another alert says the same and was answered as a duplicate of this one.</summary>
public sealed record AlertRepeated(Guid Duplicate, Stamp Stamp);

/// <summary>The same message or form came again with another content. Both are kept; a person decides.</summary>
/// <param name="Conflict">Follows from alert and content: the same second content is one conflict.</param>
/// <param name="Content">The second content as it was sent.</param>
public sealed record AlertContentDiffered(Guid Conflict, Protected Content, Stamp Stamp);

/// <summary>
/// What an alert said is deleted, after the time that the content of one is kept which became no case: the keys of its texts are destroyed. This is left of
/// it, and proves that it was there, from whom, and who answered it how.
/// </summary>
/// <param name="Alert">The alert.</param>
/// <param name="Organisation">Service of the sender, where it came as a code.</param>
/// <param name="ReceivedOn">Civil day on which it came.</param>
/// <param name="Outcome">How it was answered.</param>
/// <param name="AnsweredBy">Account of who answered it.</param>
/// <param name="AnsweredOn">Civil day of that.</param>
/// <param name="Proof">What it was.</param>
/// <param name="Retention">Version of the retention table.</param>
/// <param name="Stamp">When it was deleted.</param>
public sealed record AlertForgotten(
    Guid Alert,
    string? Organisation,
    DateOnly ReceivedOn,
    AlertOutcome Outcome,
    Guid AnsweredBy,
    DateOnly AnsweredOn,
    AlertProof Proof,
    string Retention,
    Stamp Stamp);

/// <summary>Its time was over, and something stood against deleting what it said: it is kept a while longer, and asked again.</summary>
/// <param name="Reason">One of <see cref="KeptReasons"/>.</param>
public sealed record AlertKeptLonger(string Reason, Stamp Stamp);

/// <summary>What stands against deleting what an alert said whose time is over.</summary>
public static class KeptReasons
{
    /// <summary>The alert that it repeats waits for an answer.</summary>
    public const string FirstWaits = "first-waits";

    /// <summary>The person whose case took the alert that it repeats makes use of a right, and is not answered yet.</summary>
    public const string RequestOpen = "request-open";

    /// <summary>The use of what is kept about her is restricted: then nothing of it is deleted either.</summary>
    public const string UseRestricted = "use-restricted";
}

/// <summary>What a deleted alert was, in hashes that tell nothing: SHA-256 in hexadecimal, of codes and seals, never of a clear text.</summary>
/// <param name="Content">Of all it said, with the second contents that came under its message.</param>
/// <param name="Message">Of the sender's id of the message, as it was stored.</param>
/// <param name="Form">Of the id of the form, as it was stored.</param>
public sealed record AlertProof(string Content, string? Message, string? Form);

/// <summary>A person looked at both contents and decided.</summary>
public sealed record AlertConflictClosed(Guid Conflict, ConflictOutcome Outcome, Protected Note, Stamp Stamp);
