using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Alerts;

namespace Coordination.Api.Alerts.Views;

/// <summary>One alert as the people of its desk read it.</summary>
internal sealed record AlertCard(Guid Id, string Site, AlertStanding State, Urgency Severity, DateTimeOffset ReceivedAt, DateTimeOffset OccurredAt)
{
    /// <summary>Until when somebody has to answer; null once it is answered.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    public required AlertAboutCard About { get; init; }

    public required AlertFromCard From { get; init; }

    public string? Why { get; init; }

    public required IReadOnlyList<AlertReasonCard> Reasons { get; init; }

    public required IReadOnlyList<AlertScreeningCard> Screenings { get; init; }

    public required IReadOnlyList<AlertFlagCard> RedFlags { get; init; }

    public YesNo InformedPatient { get; init; }

    public Guid? CaseId { get; init; }

    public AlertOutcome? Outcome { get; init; }

    public string? Qualification { get; init; }

    public Guid? DuplicateOf { get; init; }

    /// <summary>Alerts answered as duplicates of this one.</summary>
    public required IReadOnlyList<Guid> Repeats { get; init; }

    /// <summary>The other site the message named, while a lead has not decided.</summary>
    public string? NamedSite { get; init; }

    /// <summary>Second contents under the same message or form, to be compared.</summary>
    public required IReadOnlyList<Guid> OpenConflicts { get; init; }
}

internal sealed record AlertAboutCard(string? Name, DateOnly? BirthDate, string? Ssin, string? Telephone, DateOnly? LastPeriod, DateOnly? DueDate, DateOnly? ChildBornOn);

/// <param name="Code">As the sender gave it.</param>
/// <param name="Uncoded">True when it is not in the catalogue of factors.</param>
internal sealed record AlertReasonCard(string Code, bool Uncoded);

/// <summary>Who said it; who typed it is in the record of the event.</summary>
internal sealed record AlertFromCard(string Kind, string? KindText, string? Name, string? Organisation, string? Telephone, AlertDoor Door);

internal sealed record AlertScreeningCard(string Instrument, DateOnly TakenOn, int? Total, int? TotalSent, bool Complete, IReadOnlyList<string> Bands, IReadOnlyList<string> Notes);

internal sealed record AlertFlagCard(Guid Id, string Code, string Source, DateTimeOffset RaisedAt, DateTimeOffset? AcknowledgedAt, DateTimeOffset? AssessedAt, string? Qualification);

internal static class AlertCards
{
    /// <summary>Every sealed text of an alert.</summary>
    public static IEnumerable<Protected?> Sealed(Alert alert) =>
    [
        alert.About!.Name, alert.About.BirthDate, alert.About.Ssin, alert.About.Telephone, alert.Reason, alert.Qualification,
        alert.Sender!.KindText, alert.Sender.Name, alert.Sender.Telephone, alert.Sender.OrganisationText, .. alert.Reasons.Select(r => r.Text),
        .. alert.Screenings.Select(s => s.InstrumentText), .. alert.Flags.SelectMany(f => new[] { f.Flag.Text, f.Qualification }), .. alert.Conflicts.SelectMany(c => new[] { c.Content, c.Note }),
    ];

    /// <summary>The keys must be at hand.</summary>
    public static AlertCard Of(Work work, Alert alert)
    {
        var texts = AlertTexts.Open(work, alert);
        return new(alert.Id, alert.Site, alert.Standing, alert.HasOpenFlag ? Urgency.RedFlag : Urgency.High, alert.Received!.At, alert.OccurredAt)
        {
            AnswerBy = AnswerBy(work, alert),
            About = AboutOf(alert, texts),
            From = FromOf(work, alert, texts),
            Why = texts.Why,
            Reasons = [.. alert.Reasons.Zip(texts.Codes, (r, code) => new AlertReasonCard(code, r.Uncoded))],
            Screenings = [.. alert.Screenings.Zip(texts.Instruments, (s, name) => new AlertScreeningCard(name, s.TakenOn, s.Total, s.TotalSent, s.Complete, s.Bands, s.Notes))],
            RedFlags = [.. alert.Flags.Zip(texts.Flags, (f, code) => FlagOf(work, alert, f, code))],
            InformedPatient = alert.InformedPatient,
            CaseId = alert.Case,
            Outcome = alert.Outcome,
            Qualification = Text(work, alert, alert.Qualification, AlertFields.Qualification),
            DuplicateOf = alert.DuplicateOf,
            Repeats = alert.Repeats,
            NamedSite = alert.NamedSite,
            OpenConflicts = [.. alert.Conflicts.Where(c => c.Closed is null).Select(c => c.Id)],
        };
    }

    public static DateTimeOffset? AnswerBy(Work work, Alert alert) =>
        AlertOwed.Of(alert, null, work.Plan).Where(o => o.Code == "F01").Select(o => (DateTimeOffset?)o.DueAt).FirstOrDefault();

    public static string? Text(Work work, Alert alert, Protected? text, string field) => work.Keys.Open(text, alert.About!.Person, alert.Id, field);

    private static AlertAboutCard AboutOf(Alert alert, AlertTexts texts) =>
        new(texts.Name, texts.BirthDate, texts.Ssin, texts.Telephone, alert.About!.LastPeriod, alert.About.DueDate, alert.About.ChildBornOn);

    private static AlertFromCard FromOf(Work work, Alert alert, AlertTexts texts)
    {
        var sender = alert.Sender!;
        return new AlertFromCard(
            sender.Kind, Text(work, alert, sender.KindText, AlertFields.SenderKind), Text(work, alert, sender.Name, AlertFields.SenderName), texts.Organisation,
            Text(work, alert, sender.Telephone, AlertFields.SenderTelephone), alert.Door);
    }

    private static AlertFlagCard FlagOf(Work work, Alert alert, AlertFlagState f, string code) => new(
        f.Flag.Id, code, f.Flag.Source, f.Flag.RaisedAt, f.Acknowledged?.At, f.Assessed?.At, Text(work, alert, f.Qualification, AlertFields.FlagQualification));
}
