using Coordination.Domain;
using Coordination.Domain.Accounts;
using Coordination.Domain.Time;

namespace Coordination.Api.Worklist.Views;

/// <summary>Which rows of a list; each narrows.</summary>
internal sealed record OwedFilter
{
    public string? Code { get; init; }

    public string? Site { get; init; }

    public Guid? Case { get; init; }

    /// <summary>Account or desk in whose list it stands.</summary>
    public Guid? Owner { get; init; }

    public OwedKind? Kind { get; init; }

    public DateTimeOffset? DueBefore { get; init; }

    public ListSpan? When { get; init; }

    /// <summary>Of what is coming: within so many days after today.</summary>
    public int? Days { get; init; }

    /// <summary>Only what can be done already.</summary>
    public bool OpenNow { get; init; }

    /// <summary>Nothing less urgent.</summary>
    public Urgency? Least { get; init; }

    public ListOrder? Sort { get; init; }

    /// <summary>It asks what a thing is, which a row that shows no content must not answer.</summary>
    public bool AsksContent => Code is not null || Kind is not null;

    /// <summary>What is asked now, and where that is silent what was kept.</summary>
    public OwedFilter Over(ListFilter kept) => this with
    {
        Code = Code ?? kept.Code,
        Site = Site ?? kept.Site,
        Owner = Owner ?? kept.Owner,
        Kind = Kind ?? kept.Kind,
        When = When ?? kept.When,
        Days = Days ?? (When is null ? kept.Days : null),
        OpenNow = OpenNow || kept.OpenNow,
        Least = Least ?? kept.Urgency,
        Sort = Sort ?? kept.Sort,
    };

    /// <summary>The first instant that it leaves out, or null.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset now) => When switch
    {
        ListSpan.Today => Earlier(Tomorrow(now)),
        ListSpan.Coming => Earlier(CivilTime.StartOfDay(CivilTime.DayOf(now).AddDays((Days ?? ListFilter.UsualDays) + 1))),
        _ => DueBefore,
    };

    /// <summary>Where today ends, in Belgium.</summary>
    public static DateTimeOffset Tomorrow(DateTimeOffset now) => CivilTime.StartOfDay(CivilTime.DayOf(now).AddDays(1));

    private DateTimeOffset Earlier(DateTimeOffset end) => DueBefore < end ? DueBefore.Value : end;
}

/// <summary>How much stands in somebody's lists.</summary>
internal sealed record OwedSums(int Late, int Today, int Coming)
{
    public bool Any => Late + Today + Coming > 0;
}
