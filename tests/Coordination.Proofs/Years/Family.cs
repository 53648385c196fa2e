using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>
/// One family twice: by the product's own deciders, evolution and sweep, and by the oracle, which hears what happened and nothing else. What the two owe and
/// fire is compared at every moment.
/// </summary>
internal sealed class Family
{
    private static readonly PlanVersion Plan = Plans.Current;

    private readonly Reckoning _reckoning;
    private readonly Sweeping _sweeping;
    private readonly string _name;
    private readonly HashSet<string> _fired = [];
    private long _from;

    public Family(int number, string name, Sheet sheet)
    {
        (_name, _reckoning) = (name, new Reckoning(sheet));
        (Number, Sheet, _sweeping, Chronicle) = (number, sheet, new Sweeping(_reckoning), new Chronicle(_reckoning));
        (Case, Mother) = (Id("case"), Id("mother"));
        var (first, second) = (Id("first"), Id("second"));
        Heads = new Heads("la-croche", "montlegia", first, second, second, first);
    }

    public int Number { get; }
    public Sheet Sheet { get; }
    public Guid Case { get; }
    public Guid Mother { get; }
    public Heads Heads { get; }
    public CaseFile State { get; private set; } = CaseFile.None;
    public ImmutableArray<Obligation> Owed { get; private set; } = [];
    public Chronicle Chronicle { get; }
    public Story Story => _reckoning.Story;
    public long Now { get; private set; }

    /// <summary>What the product fired.</summary>
    public List<Spoken> Fired { get; } = [];

    public int Acts { get; private set; }
    public int Moments { get; private set; }
    public int NothingOwed { get; private set; }
    public int Wrong { get; private set; }
    public int Twice { get; private set; }

    /// <summary>The first thing in which the two differ: what comes after it says nothing more.</summary>
    public string? Difference { get; private set; }

    public Guid Id(string what) => Ids.Derived("years", _name, what);

    public Stamp Stamp => new(Heads.First, DateTimeOffset.FromUnixTimeMilliseconds(Now));

    public Planned[] AtClosing() => _reckoning.AtClosing(Now);

    /// <summary>A decision of the product, and what the oracle is told of it: what changes nothing is no fact.</summary>
    public bool Do(Decision decision, params Fact[] facts)
    {
        Acts++;
        if (decision.Refusal is { } refusal)
        {
            Differ($"refused: {refusal.Code} {string.Join(' ', facts.AsEnumerable())}");
        }

        if (decision.Events.IsEmpty)
        {
            return false;
        }

        State = decision.Events.Aggregate(State, CaseFile.Evolve);
        Array.ForEach(facts, _reckoning.Tell);
        Look();
        Compare(facts);
        return true;
    }

    /// <summary>Both sweep each minute up to an instant.</summary>
    public void SweepTo(long until)
    {
        var heard = _sweeping.Fired.Count;
        var mine = Fired.Count;
        _sweeping.To(until, (now, owed) => Chronicle.See(now, owed));
        Sweep(until);
        Now = until;
        if (Fired.Count == mine && _sweeping.Fired.Count == heard)
        {
            return;
        }

        var (fired, expected) = (Fired.Skip(mine).ToArray(), _sweeping.Fired.Skip(heard).ToArray());
        if (!fired.SequenceEqual(expected))
        {
            Differ($"fired {string.Join(" | ", fired.Except(expected))}, expected {string.Join(" | ", expected.Except(fired))}");
        }

        Compare([]);
    }

    private void Sweep(long until)
    {
        while (Next() is { } at && Sweeping.NextMinute(Math.Max(at, _from)) is var now && now <= until)
        {
            var due = Owed.Where(row => row.Pending is [{ } first, ..] && first.At.ToUnixTimeMilliseconds() <= now)
                .OrderBy(row => row.Urgency).ThenBy(row => row.Pending[0].At).ThenBy(row => $"{row.Code}/{row.Occurrence}", StringComparer.Ordinal);
            foreach (var row in due.ToArray())
            {
                var instant = DateTimeOffset.FromUnixTimeMilliseconds(now);
                Fire(Firing.Fire(Owed, row.Id, row.Pending[0].Name, instant, new Stamp(Actors.Sweep, instant)), now);
            }

            _from = now + 1;
        }

        _from = Math.Max(_from, until + 1);
    }

    private void Fire(Decision decision, long now)
    {
        foreach (var step in decision.Events.Cast<StepFired>())
        {
            Twice += _fired.Add(step.Key) ? 0 : 1;
            Wrong += Lost.IsOver(Sheet, Story, step.Code, step.Occurrence) ? 1 : 0;
            Fired.Add(new(step.Code, step.Occurrence, step.Step, step.DueAt.ToUnixTimeMilliseconds(), now));
            State = CaseFile.Evolve(State, step);
            Look();
        }
    }

    private long? Next() => Owed.Where(row => !row.Pending.IsEmpty).Select(row => (long?)row.Pending[0].At.ToUnixTimeMilliseconds()).Min();

    private void Look()
    {
        Owed = CaseOwed.Of(State, Heads, Plan);
        Moments++;
        NothingOwed += State.IsOpen && !Owed.Any(row => row.Listed) ? 1 : 0;
    }

    private void Compare(Fact[] facts)
    {
        var expected = _reckoning.Owed();
        Chronicle.See(Now, expected, facts);
        var (mine, theirs) = (Owed.Select(row => Comparing.Words(row, Heads)).Order(StringComparer.Ordinal).ToArray(), expected.Select(Comparing.Words).Order(StringComparer.Ordinal).ToArray());
        if (!mine.SequenceEqual(theirs))
        {
            Differ($"owed {string.Join(" | ", mine.Except(theirs))}, expected {string.Join(" | ", theirs.Except(mine))} after {string.Join(' ', facts.AsEnumerable())}");
        }
    }

    public void Demand(bool holds, string what)
    {
        if (!holds)
        {
            Differ(what);
        }
    }

    private void Differ(string what) => Difference ??= $"{_name} at {DateTimeOffset.FromUnixTimeMilliseconds(Now):u}: {what}";
}
