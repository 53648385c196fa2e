using System.Collections.Immutable;

namespace Coordination.Domain.Cases;

/// <summary>When a person may be reached: civil hours of Europe/Brussels on some days of the week.</summary>
/// <param name="Days">FHIR's codes, <c>mon</c> to <c>sun</c>.</param>
/// <param name="From">First minute.</param>
/// <param name="Until">First minute that is too late; midnight for the end of the day.</param>
public sealed record ContactHours(ImmutableArray<string> Days, TimeOnly From, TimeOnly Until)
{
    /// <summary>Codes of the days of the week, Monday first.</summary>
    public static ImmutableArray<string> Week { get; } = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Known days, and an end after the start.</summary>
    public bool IsWhole() => !Days.OrEmpty().IsEmpty && Days.All(day => Week.Contains(day)) && (Until == TimeOnly.MinValue || From < Until);

    /// <summary>Code of a day of the week.</summary>
    public static string CodeOf(DayOfWeek day) => Week[((int)day + 6) % 7];

    /// <summary>Whether a minute of that day is within.</summary>
    public bool Holds(string day, TimeOnly at) => Days.Contains(day) && From <= at && (Until == TimeOnly.MinValue || at < Until);
}

/// <summary>
/// What goes with a restriction of contact (domain reference, safe contact): it can only narrow. Every channel that the restriction does not name is
/// forbidden, so that there is no list of forbidden ones to forget one of.
/// </summary>
public sealed record ContactTerms
{
    /// <summary>When; empty for any hour of any day.</summary>
    public ImmutableArray<ContactHours> Hours { get; init; } = [];

    /// <summary>Whether a message may be left; unless she said yes, none is.</summary>
    public YesNo MayLeaveMessage { get; init; } = YesNo.Unknown;

    /// <summary>Last day on which her answer counts; from the next day on no channel is safe until she is asked again. Null: until then.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Where she lives is shown in no view, document or message; the postcode alone is used, to find services (rule A58).</summary>
    public bool HideAddress { get; init; }

    /// <summary>The number that is safe, where it is not her own.</summary>
    public Protected? Telephone { get; init; }

    /// <summary>The mail address that is safe, where it is not her own.</summary>
    public Protected? Mail { get; init; }

    /// <summary>Where letters and visits are safe, where it is not the address known of her; hidden as that one is.</summary>
    public Protected? Address { get; init; }

    /// <summary>The name that may be said or shown as the sender's: a first name, an ordinary firm. Never the service's.</summary>
    public Protected? NeutralSender { get; init; }

    /// <summary>The word by which she and the service know that it is really the other.</summary>
    public Protected? CodeWord { get; init; }

    /// <summary>Every sealed text of it.</summary>
    public IEnumerable<Protected?> Texts() => [Telephone, Mail, Address, NeutralSender, CodeWord];

    /// <summary>Whether they allow an hour, a message, a later day or an address that the earlier ones did not.</summary>
    public bool AllowMoreThan(ContactTerms earlier) =>
        (MayLeaveMessage == YesNo.Yes && earlier.MayLeaveMessage != YesNo.Yes) || (earlier.HideAddress && !HideAddress) || HasHourBeyond(earlier);

    /// <summary>Whether a number or an address is named that is not her own.</summary>
    public bool NameAnotherWay() => Telephone is not null || Mail is not null || Address is not null;

    /// <summary>Whether her answer counts for longer than the earlier one did.</summary>
    public bool LastLongerThan(ContactTerms earlier) => earlier.ValidUntil is { } until && (ValidUntil is null || ValidUntil > until);

    /// <summary>Same hours, same end, same answers; sealed texts cannot be compared and do not count.</summary>
    public bool SayTheSameAs(ContactTerms other) =>
        MayLeaveMessage == other.MayLeaveMessage && ValidUntil == other.ValidUntil && HideAddress == other.HideAddress
        && !HasHourBeyond(other) && !other.HasHourBeyond(this);

    /// <summary>Whether a minute of a day is one of hers.</summary>
    public bool Allow(string day, TimeOnly at) => Hours.OrEmpty().IsEmpty || Hours.Any(hours => hours.Holds(day, at));

    // Between two starts or ends nothing changes: who looks at each of them, on each day, has looked at every minute.
    private bool HasHourBeyond(ContactTerms other) => Hours.OrEmpty().Concat(other.Hours.OrEmpty()).SelectMany(h => new[] { h.From, h.Until })
        .Append(TimeOnly.MinValue).Distinct()
        .Any(at => ContactHours.Week.Any(day => Allow(day, at) && !other.Allow(day, at)));
}
