using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Domain.Access;

namespace Coordination.Api.Outbox;

/// <summary>Names of the messages that exist.</summary>
internal static class Template
{
    public const string RelayAsked = "relay-asked";
    public const string RelayChase = "relay-chase";
    public const string HandoverWithdrawn = "handover-withdrawn";
    public const string ReminderToCoordinator = "reminder-to-coordinator";
    public const string Escalation = "escalation";
    public const string RedFlagNotice = "red-flag-notice";
    public const string ConcertationInvitation = "concertation-invitation";
    public const string ConcertationCancelled = "concertation-cancelled";
    public const string GlassBroken = "glass-broken";
    public const string GlassTold = "glass-told";
    public const string ExcludedTried = "excluded-tried";
    public const string SampleQuestioned = "sample-questioned";
    public const string Digest = "digest";
    public const string FamilyCallBack = "family-call-back";
    public const string FamilyAppointment = "family-appointment";
    public const string FamilyAppointmentCancelled = "family-appointment-cancelled";

    /// <summary>Messages that carry a calendar entry.</summary>
    public static bool IsOfACalendar(string template) => template is ConcertationInvitation or ConcertationCancelled or FamilyAppointment or FamilyAppointmentCancelled;

    /// <summary>What a person who set limits gets instead: that there is an appointment, when, and whom to call.</summary>
    public static string NeutralOf(string template) => template switch
    {
        ConcertationInvitation => FamilyAppointment,
        ConcertationCancelled => FamilyAppointmentCancelled,
        FamilyCallBack or FamilyAppointment => template,
        _ => throw new CannotCompose($"Message {template} is not for a family."),
    };

    /// <summary>It may wait for an hour that is not quiet. What is red, and what moved on because nobody acted, waits for none.</summary>
    public static bool MayWait(string template) => template is ReminderToCoordinator or Digest;

    /// <summary>What it is for. One that is not named here is for the service's own people, who must have a right to what it is about.</summary>
    public static Errand ErrandOf(string template) => template switch
    {
        RelayAsked or RelayChase => Errand.Ask,
        ConcertationInvitation => Errand.Invite,
        HandoverWithdrawn or ConcertationCancelled => Errand.CallOff,
        FamilyCallBack or FamilyAppointment => Errand.Write,
        GlassBroken or GlassTold or ExcludedTried or SampleQuestioned => Errand.Notice,
        Digest => Errand.SumUp,
        _ => Errand.Remind,
    };
}

internal sealed record MessageText(string Subject, string Text);

/// <summary>The words of each message, in French, Dutch and English, with their few blanks filled in.</summary>
internal static partial class Messages
{
    private static readonly Dictionary<string, Dictionary<string, MessageText>> Texts = Read();

    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    public static IReadOnlyCollection<string> Templates => Texts.Keys;

    public static IReadOnlyCollection<string> Languages { get; } = ["fr", "nl", "en"];

    /// <summary>
    /// The blanks a text may have. Closed: a reference number, the coordinator's telephone, the service's name, instants, numbers, the application's address. Nothing of a
    /// family can be put in, because there is no blank for it.
    /// </summary>
    public static IReadOnlyDictionary<string, Func<OutboxMessage, Addressee, string?>> Blanks { get; } =
        new Dictionary<string, Func<OutboxMessage, Addressee, string?>>
        {
            ["reference"] = (message, _) => message.Reference,
            ["telephone"] = (_, to) => to.Telephone,
            ["service"] = (_, to) => to.Service,
            ["asked"] = (message, _) => Say(message.Facts.Asked, message.Language, "d MMMM yyyy"),
            ["due"] = (message, _) => Say(message.Facts.Due, message.Language, "d MMMM yyyy", withHour: true),
            ["late"] = (_, to) => to.Owed?.Late.ToString(CultureInfo.InvariantCulture),
            ["today"] = (_, to) => to.Owed?.Today.ToString(CultureInfo.InvariantCulture),
            ["coming"] = (_, to) => to.Owed?.Coming.ToString(CultureInfo.InvariantCulture),
            ["list"] = (_, to) => to.List ?? to.Service,
            ["start"] = (message, _) => Say(message.Facts.Start, message.Language, "dddd d MMMM yyyy", withHour: true),
        };

    /// <exception cref="CannotCompose">No such message, or a fact it needs was not given.</exception>
    public static MessageText Write(OutboxMessage message, Addressee to)
    {
        var text = Found(message);
        return new(Fill(text.Subject, message, to), Fill(text.Text, message, to));
    }

    /// <summary>The subject alone: also the title of a calendar entry.</summary>
    /// <exception cref="CannotCompose">No such message, or a fact it needs was not given.</exception>
    public static string Subject(OutboxMessage message, Addressee to) => Fill(Found(message).Subject, message, to);

    /// <summary>Words of a template as they are written, for checks.</summary>
    public static MessageText Words(string template, string language) => Texts[template][language];

    [GeneratedRegex(@"\{([^}]*)\}")]
    public static partial Regex Blank();

    private static MessageText Found(OutboxMessage message) =>
        Texts.TryGetValue(message.Template, out var languages) && languages.TryGetValue(message.Language, out var text)
            ? text
            : throw new CannotCompose($"There is no message {message.Template} in {message.Language}.");

    private static string Fill(string text, OutboxMessage message, Addressee to) =>
        Blank().Replace(text, blank => Blanks[blank.Groups[1].Value](message, to) is { Length: > 0 } words
            ? words
            : throw new CannotCompose($"Message {message.Template} needs {blank.Value}, which was not given."));

    private static string? Say(DateTimeOffset? instant, string language, string day, bool withHour = false)
    {
        if (instant is not { } at)
        {
            return null;
        }

        // An hour that comes twice is no hour to meet at without saying which one.
        var local = TimeZoneInfo.ConvertTime(at, Brussels);
        var which = Brussels.IsAmbiguousTime(local) ? local.ToString(" '(UTC'zzz')'", CultureInfo.InvariantCulture) : "";
        return local.ToString(day, Culture(language)) + (withHour ? $" {Before(language)} {local.ToString("HH:mm", CultureInfo.InvariantCulture)}{which}" : "");
    }

    private static string Before(string language) => language switch { "nl" => "om", "en" => "at", _ => "à" };

    private static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language switch { "nl" => "nl-BE", "en" => "en-GB", _ => "fr-BE" });

    private static Dictionary<string, Dictionary<string, MessageText>> Read()
    {
        using var json = Resources.Open("Coordination.Api.Outbox.messages.json");
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, MessageText>>>(json, JsonSerializerOptions.Web)!;
    }
}

/// <summary>A stored message that no retry can make whole: a person has to look.</summary>
internal sealed class CannotCompose(string reason) : Exception(reason);
