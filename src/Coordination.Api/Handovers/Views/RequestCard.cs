using System.Collections.Immutable;
using Coordination.Api.Cases.Views;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;

namespace Coordination.Api.Handovers.Views;

/// <summary>A request as the relay that was asked sees it: the minimal set, and the family only where its consent names this relay (access rule A28).</summary>
internal sealed record RequestCard
{
    public required Guid Id { get; init; }

    public required string Reference { get; init; }

    public required HandoverStatus State { get; init; }

    /// <summary>What the relay is asked to do.</summary>
    public required string Kind { get; init; }

    /// <summary>The same in words, with what it means: a service reads here whether it is asked to stand by a family or to watch it. Absent for a kind that is on no list.</summary>
    public KindInWords? KindInWords { get; init; }

    public required string Need { get; init; }

    public string? NeedText { get; init; }

    public required Urgency Urgency { get; init; }

    /// <summary>Where the family stands between conception and childhood, in steps that tell no date.</summary>
    public AgeBand? Age { get; init; }

    /// <summary>Part of the country; null where the family's place is not known or not safe to tell.</summary>
    public Region? Region { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>By when the next word is owed.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateOnly? ExpectedOn { get; init; }

    /// <summary>Day on which the family enters, where the yes named a later one.</summary>
    public DateOnly? EntryOn { get; init; }

    public int? WaitingPlace { get; init; }

    public MeetingCard? Meeting { get; init; }

    public DateTimeOffset? FirstContactAt { get; init; }

    public CallBack? Coordinator { get; init; }

    /// <summary>Null as long as the family is not named.</summary>
    public FamilyNamed? Family { get; init; }
}

/// <summary>A kind of request in the three languages.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Meaning">What the service is asked to do.</param>
internal sealed record KindInWords(Label Label, Label Meaning)
{
    public static KindInWords? Of(string kind) => RequestKinds.IsKnown(kind) && RequestKinds.RowOf(kind) is { } row ? new(row.Label, row.Meaning) : null;
}

/// <param name="Unit"><c>gestationWeeks</c> or <c>childMonths</c>.</param>
/// <param name="From">Included.</param>
/// <param name="To">Excluded; null for "and older".</param>
internal sealed record AgeBand(string Unit, int From, int? To)
{
    private static readonly int[] Months = [0, 1, 3, 6, 12, 24, 36];

    /// <summary>Weeks of gestation by four, then months of life in growing steps.</summary>
    public static AgeBand? Of(CaseFile file, DateOnly today)
    {
        if (!file.Births.IsEmpty)
        {
            var birth = file.Births.Min(b => b.On);
            var step = Array.FindLastIndex(Months, months => birth.AddMonths(months) <= today);
            return new("childMonths", Months[Math.Max(step, 0)], step + 1 < Months.Length ? Months[Math.Max(step, 0) + 1] : null);
        }

        return file.Pregnancy is { } pregnancy && Domain.Time.GestationalAge.On(today, pregnancy.DueDate).Weeks is var weeks ? new("gestationWeeks", weeks / 4 * 4, (weeks / 4 * 4) + 4) : null;
    }
}

/// <summary>Whom to call about the request.</summary>
internal sealed record CallBack(string? Name, string? Telephone);

/// <summary>The index parent, once named.</summary>
/// <param name="CaseId">The case, once the relay's yes opened it.</param>
internal sealed record FamilyNamed(string? Name, string? BirthDate, string? Language, Guid? CaseId, FamilyReach? Reach);

/// <summary>How the family may be reached, after the yes only. Where only some channels are safe, nothing of the others is told.</summary>
internal sealed record FamilyReach(string? Telephone, string? Mail, string? Address, ImmutableArray<string>? SafeChannels, string? Instructions)
{
    /// <summary>Only so, and no other way; null where the person set no limit.</summary>
    public ReachCard? Reach { get; init; }
}

/// <summary>A request in a relay's list.</summary>
internal sealed record RequestRow(Guid Id, string Reference, HandoverStatus State, string Kind, string Need, Urgency Urgency, DateTimeOffset AskedAt);
