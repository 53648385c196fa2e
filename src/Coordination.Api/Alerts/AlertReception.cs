using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Api.Access;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Vault;
using Coordination.Domain;
using Coordination.Domain.Alerts;
using Coordination.Domain.Screening;
using Coordination.Domain.Time;

namespace Coordination.Api.Alerts;

/// <summary>From what a sender sends to the event: ids, seals, scores. Nothing is dropped: an unknown code stays as text.</summary>
internal static class AlertReception
{
    public static (AlertReceived? Received, Refusal? Refusal) From(Work work, RaiseAlert request)
    {
        var wish = request.Wish;
        if (SiteOf(work, wish) is not { } site)
        {
            return (null, AlertDoorRefusals.NeedsSite);
        }

        // No id follows from what a sender knows: a message or form that came before is found by its key in the inbox.
        var (id, person) = (work.NewId(), work.NewId());
        var today = CivilTime.DayOf(work.Now);
        var (results, refusal) = Alerts.Screenings.Score(wish.Screenings, "screenings", person, today, pregnant: wish.About.ChildBornOn is null);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        return (
            new AlertReceived(
                id, work.Service, site, request.FromRecord ? AlertDoor.Record : AlertDoor.Telephone, Sender(work, wish, id, person), Subject(work, wish.About, id, person),
                Reasons(work, wish, id, person),
                work.SealOrNull(person, id, AlertFields.Reason, wish.Why), [.. results.Select(r => Alerts.Screenings.Kept(work, r, (id, AlertFields.Instrument)))],
                Flags(work, wish, id, person, results),
                wish.InformedPatient switch { true => YesNo.Yes, false => YesNo.No, null => YesNo.Unknown },
                wish.OccurredAt?.ToUniversalTime() ?? work.Now, work.Stamp),
            null);
    }

    /// <summary>Terms by which the family is found again, and the form's own key: the same form under another message id is no second alert.</summary>
    public static void Index(Work work, RaiseAlertRequest wish, AlertReceived received)
    {
        SearchIndex.Queue(work, received.Alert, "alert", received.Site, wish.About.Name, wish.About.BirthDate, wish.About.Telephone, wish.About.Ssin);
        if (wish.FormId is { } form)
        {
            Inbox.ClaimOther(work, FormKey(work, form), FormHash(work, wish), received.Alert);
        }
    }

    /// <summary>The answer to a form that is known already: its alert, or a conflict when the content differs.</summary>
    public static async Task<Reply?> KnownAsync(Work work, RaiseAlertRequest wish, CancellationToken ct)
    {
        if (wish.FormId is not { } form || await Inbox.ClaimedAsync(work, FormKey(work, form), FormHash(work, wish), ct) is not { } first)
        {
            return null;
        }

        return first.Same ? Reply.Done(new Receipt(first.About, "known")) : Reply.Refused(HttpRefusals.FormReused) with { Conflicting = first.About };
    }

    private static string? SiteOf(Work work, RaiseAlertRequest wish) =>
        work.Caller.Client?.Site ?? wish.Site ?? work.Caller.Grants(work.Now).Select(g => g.Site).FirstOrDefault(s => s is not null);

    private static AlertSender Sender(Work work, RaiseAlertRequest wish, Guid id, Guid person)
    {
        var known = AlertSources.All.Contains(wish.From.Kind ?? "") && wish.From.Kind != AlertSources.Other;
        var machine = work.Caller.Client is not null;
        return new AlertSender(
            known ? wish.From.Kind! : machine && wish.From.Kind is null ? "hospital" : AlertSources.Other,
            known ? null : work.SealOrNull(person, id, AlertFields.SenderKind, wish.From.Kind ?? (machine ? null : "?")),
            work.SealOrNull(person, id, AlertFields.SenderName, wish.From.Name),
            string.IsNullOrWhiteSpace(wish.From.Organisation) ? work.Caller.Client?.Organisation : null,
            work.SealOrNull(person, id, AlertFields.SenderTelephone, wish.From.Telephone),
            machine ? null : work.Caller.Id, machine ? work.Caller.Id : null,
            KeptIds.Of(work.Wrapping, work.Service, wish.MessageId), KeptIds.Of(work.Wrapping, work.Service, wish.FormId),
            work.SealOrNull(person, id, AlertFields.Organisation, wish.From.Organisation));
    }

    private static AlertSubject Subject(Work work, AboutWish about, Guid id, Guid person) => new(
        person,
        work.SealOrNull(person, id, AlertFields.Name, about.Name),
        work.SealOrNull(person, id, AlertFields.BirthDate, about.BirthDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        work.SealOrNull(person, id, AlertFields.Ssin, about.Ssin),
        work.SealOrNull(person, id, AlertFields.Telephone, about.Telephone),
        about.LastPeriod, about.DueDate, about.ChildBornOn);

    private static ImmutableArray<AlertReason> Reasons(Work work, RaiseAlertRequest wish, Guid id, Guid person) =>
    [
        .. from code in wish.Codes
           let known = FactorCodes.Find(code)?.Code
           let said = Worded.Of(work, known, code, person, (id, AlertFields.Code))
           select new AlertReason(said.Code, known is null, said.Text),
    ];

    private static ImmutableArray<AlertFlag> Flags(Work work, RaiseAlertRequest wish, Guid id, Guid person, ImmutableArray<ScreeningResult> results) =>
    [
        .. from flag in results.SelectMany(r => r.Flags).Select(f => (f.Code, f.Source)).Concat(wish.RedFlags.Select(code => (Code: RedFlags.Find(code)?.Code ?? code, Source: "statement"))).DistinctBy(f => f.Code)
           let said = Worded.Of(work, RedFlags.Find(flag.Code)?.Code, flag.Code, person, (id, AlertFields.FlagCode))
           select new AlertFlag(said.Text is null ? Ids.Derived("flag", id.ToString("N"), flag.Code) : work.NewId(), said.Code, flag.Source, work.Now, said.Text),
    ];

    private static (string Stored, string? Earlier) FormKey(Work work, string form) => KeptIds.WithEarlier(work.Wrapping, work.Service, $"form:{form}");

    private static BodyHash FormHash(Work work, RaiseAlertRequest wish) =>
        BodyHash.Of(work.Wrapping, work.Service, SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(wish with { MessageId = null }, MartenSetup.Json)));
}

internal static class AlertFields
{
    public const string Name = "alert.about.name";
    public const string BirthDate = "alert.about.birthDate";
    public const string Ssin = "alert.about.ssin";
    public const string Telephone = "alert.about.telephone";
    public const string Reason = "alert.reason";
    public const string SenderKind = "alert.sender.kind";
    public const string SenderName = "alert.sender.name";
    public const string SenderTelephone = "alert.sender.telephone";
    public const string Organisation = "alert.sender.organisation";
    public const string Code = "alert.code";
    public const string FlagCode = "alert.flag.code";
    public const string Instrument = "alert.instrument";
    public const string Qualification = "alert.qualification";
    public const string FlagQualification = "alert.flag.qualification";
    public const string Conflict = "alert.conflict";
    public const string ConflictNote = "alert.conflict.note";
}

internal static class AlertDoorRefusals
{
    public static Refusal NeedsSite { get; } = Refusal.Meaning("alert-needs-site", "Say for which site the alert is: your account belongs to none.", "site");
}
