using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>
/// One family's three years: what happens to it is drawn before (<see cref="Fate"/>), what people do about what is owed as it comes (<see cref="Habits"/>).
/// Mix: sizing of the domain reference.
/// </summary>
internal sealed class Life
{
    private readonly PriorityQueue<Action, (long At, int Number)> _ahead = new();
    private int _number;

    public Life(Family family, Dice dice)
    {
        (Family, Dice, Acts) = (family, dice, new Acts(family));
        Habits = new Habits(this);
    }

    public Family Family { get; }
    public Dice Dice { get; }
    public Acts Acts { get; }
    public Habits Habits { get; }
    public int Today => Acts.Today;

    /// <summary>Something to come at an instant, unless that is past.</summary>
    public void At(long at, Action act)
    {
        if (at > Family.Now)
        {
            _ahead.Enqueue(act, (at, _number++));
        }
    }

    /// <summary>Something to come that only an open case knows.</summary>
    public void While(long at, Action act) => At(at, () =>
    {
        if (Family.State.IsOpen)
        {
            act();
        }
    });

    public void Run(int opens, int until)
    {
        var fate = new Fate(this, opens);
        At(Dice.Worked(opens), fate.Begin);
        var last = Almanac.Midnight(until);
        while (_ahead.TryDequeue(out var act, out var when) && when.At <= last && Family.Difference is null)
        {
            Family.SweepTo(when.At);
            act();
            Habits.Look();
        }

        if (Family.Difference is null)
        {
            Family.SweepTo(last);
        }
    }
}
