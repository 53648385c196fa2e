using System.Globalization;
using Coordination.Api.EventStore;
using Coordination.Api.Vault;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases;

/// <summary>Some hours on some days of the week, in the civil time of Brussels.</summary>
internal sealed record HoursWish
{
    private const string Form = "HH:mm";

    /// <summary>mon, tue, wed, thu, fri, sat, sun.</summary>
    public string[] Days { get; init; } = [];

    /// <summary>First minute, like 09:30.</summary>
    public string From { get; init; } = "";

    /// <summary>First minute that is too late; 00:00 for the end of the day.</summary>
    public string Until { get; init; } = "";

    /// <summary>Whether both hours can be read; whether they make sense is decided with the rest.</summary>
    internal bool IsReadable => Days is { Length: > 0 and <= 7 } && Days.All(d => d is { Length: > 0 and <= 20 }) && TryRead(From, out _) && TryRead(Until, out _);

    internal static string Say(TimeOnly at) => at.ToString(Form, CultureInfo.InvariantCulture);

    internal ContactHours Read() => TryRead(From, out var from) && TryRead(Until, out var until)
        ? new([.. Days], from, until)
        : throw new InvalidOperationException("Hours were not checked where they came in.");

    private static bool TryRead(string? text, out TimeOnly at) => TimeOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out at);
}

/// <summary>What was said beside the channels, sealed with the key of the person it is about.</summary>
internal static class ContactTermsWishes
{
    /// <summary>Whether a call, a mail, a letter or a visit would reach another number or address than it does now. The person's keys must be at hand.</summary>
    public static bool Redirects(Work work, Guid person, AskSafeContactRequest wish)
    {
        var file = work.Case.State;
        var (own, now) = (file.Find(person), file.SafeContactOf(person)?.Terms);
        string? Open(Protected? text, string field) => work.Keys.Open(text, person, file.Id, field);
        var (number, mail, home) = (Open(own?.Telephone, PersonFields.Telephone), Open(own?.Mail, PersonFields.Mail), Open(own?.Address, PersonFields.Address));
        return IsElsewhere(Open(now?.Telephone, CaseFields.SafeTelephone) ?? number, Said(wish.Telephone) ?? number, OneNumber)
            || IsElsewhere(Open(now?.Mail, CaseFields.SafeMail) ?? mail, Said(wish.Mail) ?? mail, text => text.Trim().ToUpperInvariant())
            || IsElsewhere(Open(now?.Address, CaseFields.SafeAddress) ?? home, Said(wish.Address) ?? home, OneAddress);
    }

    /// <summary>Null where nothing was said beside the channels.</summary>
    public static ContactTerms? Of(Work work, Guid person, AskSafeContactRequest wish)
    {
        Protected? Seal(string field, string? text) => work.SealOrNull(person, work.Case.Id, field, text);
        var said = wish.Hours.Length > 0 || wish.MayLeaveMessage is not null || wish.ValidUntil is not null || wish.HideAddress
            || new[] { wish.Telephone, wish.Mail, wish.Address, wish.NeutralSender, wish.CodeWord }.Any(text => !string.IsNullOrWhiteSpace(text));
        return !said ? null : new()
        {
            Hours = [.. wish.Hours.Select(hours => hours.Read())],
            MayLeaveMessage = wish.MayLeaveMessage switch { true => YesNo.Yes, false => YesNo.No, null => YesNo.Unknown },
            ValidUntil = wish.ValidUntil,
            HideAddress = wish.HideAddress,
            Telephone = Seal(CaseFields.SafeTelephone, wish.Telephone),
            Mail = Seal(CaseFields.SafeMail, wish.Mail),
            Address = Seal(CaseFields.SafeAddress, wish.Address),
            NeutralSender = Seal(CaseFields.NeutralSender, wish.NeutralSender),
            CodeWord = Seal(CaseFields.CodeWord, wish.CodeWord),
        };
    }

    private static bool IsElsewhere(string? before, string? after, Func<string, string> form) => after is not null && (before is null || form(before) != form(after));

    // The spellings of one number are one number; what is no number is only like itself.
    private static string OneNumber(string text) => SearchTerms.Of(SearchKind.Telephone, text).FirstOrDefault() ?? text.Trim();

    private static string OneAddress(string text) => string.Join(' ', SearchTerms.Of(SearchKind.Name, text));

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
