using System.Globalization;
using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>What a run counted.</summary>
internal sealed class Totals(int first, int last)
{
    private static readonly int LeapDay = Almanac.Number(2028, 2, 29);

    private readonly SortedDictionary<string, int> _spoken = new(StringComparer.Ordinal);
    private readonly (string Name, long At)[] _changes = [.. Changes(first, last)];
    private readonly Dictionary<string, int> _nearby = [];
    private readonly SortedDictionary<int, string> _differences = [];
    private readonly SortedDictionary<string, int> _mix = new(StringComparer.Ordinal);
    private int _families, _children, _acts, _moments, _planned, _watched, _done, _missed, _aside, _cancelled, _moved, _onLeapDay, _afterLeapDay, _nothing, _wrong, _twice;

    /// <summary>One family more, when its years are over. Called by one thread at a time.</summary>
    public void Add(Family family)
    {
        var story = family.Chronicle;
        _families++;
        _children += family.Story.Births.Count;
        (_acts, _moments) = (_acts + family.Acts, _moments + family.Moments);
        (_planned, _watched, _done) = (_planned + story.Planned, _watched + story.Watched, _done + story.Done);
        (_aside, _cancelled, _moved) = (_aside + story.SetAside, _cancelled + story.Cancelled, _moved + story.MovedByHoliday);
        (_nothing, _wrong, _twice) = (_nothing + family.NothingOwed, _wrong + family.Wrong, _twice + family.Twice);
        if (family.Difference is { } difference)
        {
            _differences[family.Number] = difference;
        }

        family.Fired.ForEach(Add);
        Mix(family.Story, story);
    }

    /// <summary>Prints all of it; whether it is as it must be.</summary>
    public bool Print()
    {
        Line($"families {_families}, children born {_children}, acts {_acts}, moments compared {_moments}");
        Line($"of these {string.Join(", ", _mix.Select(kind => $"{kind.Key} {kind.Value}"))}");
        Line($"steps planned {_planned} (of these {_watched} that only watch: silences and review days), done {_done}, missed {_missed}, set aside {_aside}, cancelled {_cancelled}");
        Line($"reminders fired {_spoken.Values.Sum()}: {string.Join(", ", _spoken.Select(kind => $"{kind.Key} {kind.Value}"))}");
        Line($"fired within a week of a change of the clock: {string.Join(", ", _changes.Select(change => $"{change.Name} {_nearby.GetValueOrDefault(change.Name)}"))}");
        Line($"fired on 29 February 2028 {_onLeapDay}, after it {_afterLeapDay}; due days moved by public holidays {_moved}");
        Line($"moments at which an open case owed nothing that is listed {_nothing}, steps fired for a closed case or a lost anchor {_wrong}, fired twice {_twice}");
        Line($"families in which product and oracle differ {_differences.Count}");
        foreach (var difference in _differences.Values.Take(10))
        {
            Console.WriteLine($"DIFFERENT {difference}");
        }

        var reached = Reached();
        Console.Write(reached ? "" : "NOT REACHED a count that must not be 0 is 0\n");
        return reached && _differences.Count == 0 && _nothing == 0 && _wrong == 0 && _twice == 0;
    }

    // A few families do not meet every change of the clock of six years, nor speak on the one leap day.
    private bool Reached() =>
        new[] { _planned, _done, _missed, _aside, _cancelled, _moved, _afterLeapDay }.All(count => count > 0)
        && _spoken.Keys.Select(kind => kind.Split('-')[0]).Distinct().Count() == 3
        && (_families >= 1000 ? _onLeapDay > 0 && _changes.All(change => _nearby.GetValueOrDefault(change.Name) > 0) : Sides().All(count => count > 0));

    private IEnumerable<int> Sides() => new[] { "-03-", "-10-" }.Select(month => _nearby.Where(change => change.Key.Contains(month, StringComparison.Ordinal)).Sum(change => change.Value));

    private void Mix(Story story, Chronicle chronicle)
    {
        var preterm = story.Births.Values.Any(birth => story.Term - birth.On > 280 - 259);
        (string Kind, int Count)[] kinds =
        [
            ("twins", story.Children > 1 ? 1 : 0), ("born before term", preterm ? 1 : 0), ("due date moved", story.TermWasMoved ? 1 : 0), ("pauses", story.Pauses.Count),
            ("closed", chronicle.Spans.Count(span => span.To < int.MaxValue)), ("opened again", Math.Max(0, chronicle.Spans.Count - 1)), ("safe contact", story.Safety is { Restricted: true } ? 1 : 0),
            .. story.Life.Select(happened => (happened.Kind, 1)),
        ];
        foreach (var (kind, count) in kinds)
        {
            _mix[kind] = _mix.GetValueOrDefault(kind) + count;
        }
    }

    private void Add(Spoken step)
    {
        _spoken[step.Step] = _spoken.GetValueOrDefault(step.Step) + 1;
        _missed += step.Step == "missed" ? 1 : 0;
        var day = Almanac.DayOf(step.At);
        _onLeapDay += day == LeapDay ? 1 : 0;
        _afterLeapDay += day > LeapDay ? 1 : 0;
        foreach (var change in _changes)
        {
            if (Math.Abs(step.At - change.At) <= 7 * Almanac.Day)
            {
                _nearby[change.Name] = _nearby.GetValueOrDefault(change.Name) + 1;
            }
        }
    }

    private static IEnumerable<(string Name, long At)> Changes(int first, int last) => Enumerable.Range(2026, 20)
        .SelectMany(year => new[] { Almanac.ClockChanges(year).Spring, Almanac.ClockChanges(year).Autumn })
        .Where(change => Almanac.DayOf(change) is var day && first + 21 < day && day < last - 21)
        .Select(change => (Almanac.Text(Almanac.DayOf(change)), change));

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
