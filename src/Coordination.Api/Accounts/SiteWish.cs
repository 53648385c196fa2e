using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;

namespace Coordination.Api.Accounts;

/// <summary>Settings of a site as they are sent.</summary>
internal abstract record SiteWish
{
    /// <summary>Clinician on call, told outside opening hours; an empty text takes it away.</summary>
    public string? OnCallNumber { get; init; }

    /// <summary>First moment of the office day, Europe/Brussels.</summary>
    public TimeOnly? Opens { get; init; }

    /// <summary>End of the office day, Europe/Brussels.</summary>
    public TimeOnly? Closes { get; init; }

    /// <summary>Working days after which an unanswered escalation moves on.</summary>
    public int? EscalateAfter { get; init; }

    /// <summary>Persons read by name, and not by function alone, who accessed what is kept about them.</summary>
    public bool? JournalNames { get; init; }

    /// <summary>Calendar days: a longer absence opens a transfer list.</summary>
    public int? TransferAfter { get; init; }

    /// <summary>From when in the evening nobody is written to about anything ordinary, Europe/Brussels; usually 20:00. The same as its end: no hour is quiet.</summary>
    public TimeOnly? QuietFrom { get; init; }

    /// <summary>Until when in the morning; usually 07:00.</summary>
    public TimeOnly? QuietUntil { get; init; }

    /// <summary>Saturdays and Sundays are quiet; usually yes.</summary>
    public bool? QuietWeekEnds { get; init; }

    /// <summary>What is given, over what stands.</summary>
    public SiteSettings Over(SiteSettings standing) => new(
        OnCallNumber is null ? standing.OnCallNumber : OnCallNumber.Trim() is { Length: > 0 } number ? number : null,
        Opens ?? standing.Opens,
        Closes ?? standing.Closes,
        EscalateAfter ?? standing.EscalateAfter)
    {
        JournalNames = JournalNames ?? standing.JournalNames,
        TransferAfter = TransferAfter ?? standing.TransferAfter,
        Quiet = QuietOver(standing.Quiet),
    };

    private QuietHours? QuietOver(QuietHours? standing) => QuietFrom is null && QuietUntil is null && QuietWeekEnds is null
        ? standing
        : (standing ?? DigestRules.UsuallyQuiet) is var quiet ? new(QuietFrom ?? quiet.From, QuietUntil ?? quiet.Until, QuietWeekEnds ?? quiet.WeekEnds) : null;
}

internal sealed class SiteShape : Validator<SiteWish>
{
    public SiteShape() => RuleFor(r => r.OnCallNumber).MaximumLength(40);
}
