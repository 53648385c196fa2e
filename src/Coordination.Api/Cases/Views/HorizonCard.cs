using System.Collections.Immutable;
using Coordination.Api.Handovers.Views;
using Coordination.Domain.Handovers;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Views;

/// <summary>From today to the third birthday: who holds the family until when, and where nobody does.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="From">Today.</param>
/// <param name="Until">Third birthday of the child born last, three years after the due date while none is born; absent when neither is known.</param>
/// <param name="Supports">Supports that are agreed to, the one that ends first first; open ends last.</param>
/// <param name="Gaps">Days on which no support that holds today is foreseen to hold.</param>
/// <param name="Overlaps">Days on which more than one support holds for the same need.</param>
/// <param name="WithoutSuccessor">Handovers of supports with an end that nobody is named to take over.</param>
internal sealed record HorizonCard(
    Guid CaseId,
    DateOnly From,
    DateOnly? Until,
    ImmutableArray<SupportCard> Supports,
    ImmutableArray<SpanCard> Gaps,
    ImmutableArray<SpanCard> Overlaps,
    ImmutableArray<Guid> WithoutSuccessor)
{
    /// <param name="card">The case as this reader gets it.</param>
    /// <param name="handovers">Its handovers as she gets them.</param>
    /// <param name="today">Civil day.</param>
    public static HorizonCard Of(CaseCard card, IEnumerable<HandoverCard> handovers, DateOnly today)
    {
        SupportCard[] supports =
        [
            .. handovers.Where(h => h.State is HandoverStatus.Accepted or HandoverStatus.MeetingPlanned or HandoverStatus.Contacted or HandoverStatus.Effective)
                .Select(h => new SupportCard(h.Id, h.Relay.Name, h.Relay.Kind, h.Need, h.EffectiveAt is { } at ? CivilTime.DayOf(at) : null, h.Until, h.SuccessorId))
                .OrderBy(s => s.Until ?? DateOnly.MaxValue).ThenBy(s => s.HandoverId),
        ];
        var holding = supports.Where(s => s.Since is not null).ToArray();
        var until = EndOf(card);
        return new(
            card.Id,
            today,
            until,
            [.. supports],
            Pieces(today, until, holding, held => held.Length == 0),
            Pieces(today, until, holding, held => held.GroupBy(s => s.Need, StringComparer.Ordinal).Any(need => need.Count() > 1)),
            [.. supports.Where(s => s is { Until: not null, SuccessorId: null }).Select(s => s.HandoverId)]);
    }

    /// <summary>Third birthday of the child born last, three years after the due date while none is born; null when neither is known.</summary>
    public static DateOnly? EndOf(CaseCard card) =>
        card.Births.Select(b => (DateOnly?)ThousandDays.Birthday(b.On, 3)).Max() ?? (card.Pregnancy is { } pregnancy ? ThousandDays.Birthday(pregnancy.DueDate, 3) : null);

    private static ImmutableArray<SpanCard> Pieces(DateOnly today, DateOnly? until, SupportCard[] holding, Func<SupportCard[], bool> which)
    {
        if (until is not { } last || last <= today)
        {
            return [];
        }

        // A support holds on its last day; the day after is the first one without it.
        var edges = holding.Select(s => s.Until is { } end ? end.AddDays(1) : last).Where(day => day > today && day < last).Append(today).Append(last).Distinct().Order().ToArray();
        return Joined(edges.Zip(edges.Skip(1), (from, to) => new SpanCard(from, to)).Where(span => which([.. holding.Where(s => !(s.Until < span.From))])));
    }

    private static ImmutableArray<SpanCard> Joined(IEnumerable<SpanCard> spans)
    {
        var joined = new List<SpanCard>();
        foreach (var span in spans)
        {
            if (joined.Count > 0 && joined[^1].Until == span.From)
            {
                joined[^1] = joined[^1] with { Until = span.Until };
            }
            else
            {
                joined.Add(span);
            }
        }

        return [.. joined];
    }
}

/// <summary>A support that was agreed to.</summary>
/// <param name="HandoverId">Whose support it is.</param>
/// <param name="Relay">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Need">Coded need.</param>
/// <param name="Since">Civil day since which it holds; absent while it does not yet.</param>
/// <param name="Until">Its last civil day, as foreseen.</param>
/// <param name="SuccessorId">Handover of who takes over.</param>
internal sealed record SupportCard(Guid HandoverId, string? Relay, string? Kind, string Need, DateOnly? Since, DateOnly? Until, Guid? SuccessorId);

/// <summary>Days, one after the other.</summary>
/// <param name="From">First civil day.</param>
/// <param name="Until">First civil day after it.</param>
internal sealed record SpanCard(DateOnly From, DateOnly Until);
