using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Screening;

namespace Coordination.Domain.Alerts;

/// <summary>Where an alert stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertStanding>))]
public enum AlertStanding
{
    /// <summary>Not received.</summary>
    None,

    /// <summary>On the desk of its site; nobody took it yet.</summary>
    Waiting,

    /// <summary>In a case.</summary>
    Taken,

    /// <summary>Answered without a case.</summary>
    Qualified,

    /// <summary>Answered without a case, and what it said was deleted since.</summary>
    Closed,
}

/// <summary>A red flag of a waiting alert and what was done with it.</summary>
public sealed record AlertFlagState(
    AlertFlag Flag,
    Stamp Raised,
    Stamp? Acknowledged,
    Stamp? Assessed,
    Protected? Qualification);

/// <summary>A second content under a message id or form id that was used already.</summary>
public sealed record AlertConflict(Guid Id, Protected Content, Stamp Came, Stamp? Closed, ConflictOutcome? Outcome, Protected? Note);

/// <summary>
/// Screening alert: a message to the coordination. It owes an answer until it is taken or qualified;
/// then the case owes what is left of it.
/// </summary>
public sealed record Alert
{
    public Guid Id { get; init; }
    public string Service { get; init; } = "";
    public string Site { get; init; } = "";
    public AlertStanding Standing { get; init; }
    public AlertDoor Door { get; init; }
    public AlertSender? Sender { get; init; }
    public AlertSubject? About { get; init; }
    public ImmutableArray<AlertReason> Reasons { get; init; } = [];
    public Protected? Reason { get; init; }
    public ImmutableArray<ScreeningResult> Screenings { get; init; } = [];
    public ImmutableArray<AlertFlagState> Flags { get; init; } = [];
    public YesNo InformedPatient { get; init; }
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>Who typed it and when: the anchor of F01.</summary>
    public Stamp? Received { get; init; }

    /// <summary>The case that took it.</summary>
    public Guid? Case { get; init; }

    public Stamp? Answered { get; init; }
    public AlertOutcome? Outcome { get; init; }
    public Protected? Qualification { get; init; }
    public Guid? DuplicateOf { get; init; }

    /// <summary>The other site that a record named in its message, while no lead has decided; else null.</summary>
    public string? NamedSite { get; init; }

    /// <summary>Site whose lead owes that decision.</summary>
    public string? LeadSite { get; init; }

    /// <summary>Alerts answered as duplicates of this one.</summary>
    public ImmutableArray<Guid> Repeats { get; init; } = [];

    public ImmutableArray<AlertConflict> Conflicts { get; init; } = [];

    /// <summary>Second contents that were compared, and deleted with the rest: the same one again is none.</summary>
    public ImmutableArray<Guid> PastConflicts { get; init; } = [];

    /// <summary>How often its time was over: it may have been kept longer then, and a second content may come after what it said was deleted.</summary>
    public int TimesOver { get; init; }

    /// <summary>Since when it is kept longer; null where it is not.</summary>
    public AlertKeptLonger? KeptLonger { get; init; }

    public ImmutableHashSet<string> Fired { get; init; } = [];

    /// <summary>A lead has to act: nobody answered in time, or the alert names another site.</summary>
    [JsonIgnore]
    public bool WithLead => NamedSite is not null || Fired.Any(key => key.Contains("/escalate", StringComparison.Ordinal));

    [JsonIgnore]
    public bool Waiting => Standing == AlertStanding.Waiting;

    /// <summary>Answered without a case, nothing of it left to compare, and something said in it that is not deleted yet.</summary>
    [JsonIgnore]
    public bool IsOver => Conflicts.OrEmpty().All(c => c.Closed is not null)
        && (Standing == AlertStanding.Qualified || (Standing == AlertStanding.Closed && !Conflicts.OrEmpty().IsEmpty));

    /// <summary>A red flag that nobody assessed in writing.</summary>
    [JsonIgnore]
    public bool HasOpenFlag => Flags.Any(flag => flag.Assessed is null);

    public static Alert None { get; } = new();

    public static Alert Evolve(Alert state, object @event) => @event switch
    {
        AlertReceived e => state.With(e),
        AlertTaken e => state with { Standing = AlertStanding.Taken, Case = e.Case, Answered = e.Stamp },
        AlertQualified e => state with
        {
            Standing = AlertStanding.Qualified,
            Outcome = e.Outcome,
            Qualification = e.Reason,
            DuplicateOf = e.DuplicateOf,
            Answered = e.Stamp,
        },
        AlertReAddressed e => state with { Site = e.Site, NamedSite = null, LeadSite = null },
        AlertQuarantined e => state with { NamedSite = e.NamedSite, LeadSite = e.LeadSite },
        AlertRepeated e => state with { Repeats = [.. state.Repeats.OrEmpty(), e.Duplicate] },
        AlertContentDiffered e => state with { Conflicts = [.. state.Conflicts.OrEmpty(), new(e.Conflict, e.Content, e.Stamp, null, null, null)] },
        AlertConflictClosed e => state.WithConflict(e),
        AlertFlagAcknowledged e => state.WithFlag(e.Flag, flag => flag with { Acknowledged = flag.Acknowledged ?? e.Stamp }),
        AlertFlagAssessed e => state.WithFlag(e.Flag, flag => flag with { Assessed = e.Stamp, Qualification = e.Qualification }),
        AlertKeptLonger e => state with { TimesOver = state.TimesOver + 1, KeptLonger = e },
        AlertForgotten => state.Emptied(),
        StepFired e => state with { Fired = state.Fired.Add(e.Key) },
        _ => state,
    };

    private Alert With(AlertReceived e) => this with
    {
        Id = e.Alert,
        Service = e.Service,
        Site = e.Site,
        Standing = AlertStanding.Waiting,
        Door = e.Door,
        Sender = e.Sender,
        About = e.About,
        Reasons = e.Reasons.OrEmpty(),
        Reason = e.Reason,
        Screenings = e.Screenings.OrEmpty(),
        Flags = [.. e.Flags.OrEmpty().Select(flag => new AlertFlagState(flag, e.Stamp, null, null, null))],
        InformedPatient = e.InformedPatient,
        OccurredAt = e.OccurredAt,
        Received = e.Stamp,
    };

    // What stays is what names nobody: where it stands, from which service it came, and how it was answered.
    private Alert Emptied() => this with
    {
        Standing = AlertStanding.Closed,
        Sender = Sender is { } sender ? new(sender.Kind, null, null, sender.Organisation, null, sender.Account, sender.Client, null, null) : null,
        About = About is { } about ? new(about.Person, null, null, null, null, null, null, null) : null,
        Reasons = [],
        Reason = null,
        Screenings = [],
        Flags = [],
        InformedPatient = YesNo.Unknown,
        OccurredAt = Received?.At ?? OccurredAt,
        Qualification = null,
        Conflicts = [],
        PastConflicts = [.. PastConflicts.OrEmpty(), .. Conflicts.OrEmpty().Select(c => c.Id)],
        TimesOver = TimesOver + 1,
        KeptLonger = null,
    };

    private Alert WithConflict(AlertConflictClosed e) => this with
    {
        Conflicts = [.. Conflicts.OrEmpty().Select(c => c.Id == e.Conflict ? c with { Closed = e.Stamp, Outcome = e.Outcome, Note = e.Note } : c)],
    };

    private Alert WithFlag(Guid id, Func<AlertFlagState, AlertFlagState> change) =>
        this with { Flags = [.. Flags.Select(flag => flag.Flag.Id == id ? change(flag) : flag)] };
}
