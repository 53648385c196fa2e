using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Coordination.Api.Access;
using Coordination.Api.Concertations.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Screening;
using Coordination.Domain.Time;
using Marten;

namespace Coordination.Api.Cases.Views;

/// <summary>What happened in a case, its handovers and its meetings, for one reader: built from what she may see alone.</summary>
internal static class Timeline
{
    // No case has as many handovers or meetings: all of them.
    private const int All = 10_000;

    private static readonly ConcurrentDictionary<Type, PropertyInfo> Stamps = new();
    private static readonly Dictionary<Type, string> Names = EventNames.All.ToDictionary(e => e.Type, e => e.Name);

    /// <summary>Everything she may know of up to an instant, oldest first; null where there was no case yet.</summary>
    public static async Task<IReadOnlyList<TimelineEntry>?> OfAsync(Work work, IDoor asked, DateTimeOffset? until, CancellationToken ct)
    {
        var happened = await ReadAsync(work, until, ct);
        var own = happened[work.Case.Id].ToArray();
        if (own.Length == 0)
        {
            return null;
        }

        var sight = CaseSight.Of(work, own.Aggregate(CaseFile.None, (file, e) => CaseFile.Evolve(file, e.What)));
        var events = new TimelineSight(work, sight);
        var unknown = await UnknownAsync(work, asked, happened, ct);
        var others = happened.Where(stream => stream.Key != work.Case.Id && sight.Frame && !unknown.Contains(stream.Key)).SelectMany(stream => stream);
        return [.. own.Where(e => events.Shows(e.What)).Concat(others).OrderBy(e => e.At).ThenBy(e => e.Sequence).Select(e => EntryOf(work, e, events.Told(e.What)))];
    }

    /// <summary>Every event of the case, its handovers and its meetings up to an instant, by stream and in their order.</summary>
    public static async Task<ILookup<Guid, Happened>> ReadAsync(Work work, DateTimeOffset? until, CancellationToken ct)
    {
        var handovers = await HandoverHeads.PageOfCaseAsync(work, work.Case.Id, null, null, All, ct);
        var meetings = await ConcertationHeads.OfCaseAsync(work, work.Case.Id, null, null, All, ct);
        Guid[] streams = [work.Case.Id, .. handovers.Select(h => h.Handover), .. meetings.Select(m => m.Id)];
        var events = await work.Session.Events.QueryAllRawEvents().Where(e => e.StreamId.IsOneOf(streams)).ToListAsync(ct);
        return events.GroupBy(e => e.StreamId).SelectMany(stream => Recorded.By(stream, until)).OrderBy(e => e.Sequence)
            .Select(e => new Happened(e.Id, e.StreamId, e.Timestamp, e.Sequence, e.Data)).ToLookup(e => e.Stream);
    }

    // Handovers that the reader may not know of have no past for her either.
    private static async Task<HashSet<Guid>> UnknownAsync(Work work, IDoor asked, ILookup<Guid, Happened> happened, CancellationToken ct)
    {
        Handover[] requests =
        [
            .. happened.Where(stream => stream.First().What is HandoverRequested)
                .Select(stream => stream.Aggregate(Handover.None, (handover, e) => Handover.Evolve(handover, e.What))),
        ];
        var (_, known) = await HandoverCards.ShownAsync(work, asked, requests, ct);
        return [.. requests.Select(h => h.Id).Except(known.Select(h => h.Id))];
    }

    private static TimelineEntry EntryOf(Work work, Happened e, TimelineFacts facts)
    {
        var word = TimelineWords.Of(Names[e.What.GetType()]);
        return new()
        {
            Id = e.Id,
            At = e.At,
            On = facts.On,
            Kind = word.Kind,
            What = string.Concat(word.Name.Split('_').Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..])),
            Label = word.Label,
            By = StampOf(e.What).By,
            Item = facts.Item ?? (e.Stream == work.Case.Id ? null : e.Stream),
            Code = facts.Code,
            CodeInWords = facts.Code is not { } code ? null : word.Kind == TimelineKind.RedFlag ? RedFlags.Find(code)?.Label : word.Kind == TimelineKind.Step ? work.Plan.Find(code)?.Label : null,
            Step = facts.Step,
            Level = facts.Level,
        };
    }

    // Every event carries its stamp; the events have no common shape to read it by.
    private static Stamp StampOf(object happened) =>
        (Stamp)Stamps.GetOrAdd(happened.GetType(), type => type.GetProperty(nameof(Stamp))!).GetValue(happened)!;

}

/// <summary>An event of a stream of the case.</summary>
internal sealed record Happened(Guid Id, Guid Stream, DateTimeOffset At, long Sequence, object What);

/// <summary>Which lines are asked for.</summary>
/// <param name="Kind">About this alone, or null.</param>
/// <param name="From">First Belgian day on which they were recorded, or null.</param>
/// <param name="To">Last one, or null.</param>
/// <param name="Oldest">Oldest first instead of newest.</param>
internal sealed record TimelineFilter(TimelineKind? Kind, DateOnly? From, DateOnly? To, bool Oldest)
{
    /// <summary>The lines after a place, in the order asked for.</summary>
    public List<TimelineEntry> After(TimelinePlace? place, IReadOnlyList<TimelineEntry> oldestFirst)
    {
        var lines = (Oldest ? oldestFirst : oldestFirst.Reverse()).Where(Passes).ToList();
        var at = place is null ? -1 : lines.FindIndex(line => line.Id == place.Id);
        // The line a page ended with may be hidden from her by now: then those beyond its instant follow.
        return place is null || at >= 0 ? lines[(at + 1)..] : [.. lines.Where(line => Oldest ? line.At > place.At : line.At < place.At)];
    }

    private bool Passes(TimelineEntry line) =>
        (Kind is null || line.Kind == Kind) && !(CivilTime.DayOf(line.At) < From) && !(CivilTime.DayOf(line.At) > To);
}

/// <summary>Where a page ended.</summary>
internal sealed record TimelinePlace(DateTimeOffset At, Guid Id)
{
    public string Word => Cursor.Write(At, Id);

    public static TimelinePlace? Read(string? cursor) =>
        Cursor.TryRead(cursor, out var parts) && parts is [var at, var text] && Guid.TryParse(text, out var id)
        && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? new(instant, id)
            : null;
}
