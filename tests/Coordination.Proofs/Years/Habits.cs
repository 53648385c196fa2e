using Coordination.Domain;
using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>What coordinators do about what stands in their list, and how often they hear of a family.</summary>
internal sealed class Habits(Life life)
{
    private readonly HashSet<Guid> _seen = [];
    private int _silentUntil;

    private Dice Dice => life.Dice;
    private Acts Acts => life.Acts;
    private Story Story => life.Family.Story;

    public void Begin()
    {
        life.While(Dice.Worked(life.Today + (Dice.Chance(0.85) ? Dice.Between(1, 8) : Dice.Between(9, 40))), First);
        for (var year = 0; year < 3; year++)
        {
            if (Dice.Chance(0.1))
            {
                var day = life.Today + Dice.Between((365 * year) + 30, 365 * (year + 1));
                life.At(Almanac.Midnight(day), () => _silentUntil = day + Dice.Between(40, 160));
            }
        }
    }

    /// <summary>Each thing that newly stands in the product's list or on its timeline meets its way of being answered.</summary>
    public void Look()
    {
        foreach (var row in life.Family.Owed)
        {
            if (_seen.Add(row.Id))
            {
                Plan(row);
            }
        }
    }

    private void First()
    {
        Acts.Contact(life.Today - (Dice.Chance(0.1) ? Dice.Between(1, 3) : 0), reached: true);
        Again();
        if (Dice.Chance(0.9))
        {
            life.While(Dice.Worked(life.Today + (Dice.Chance(0.6) ? 0 : Dice.Between(1, 20))), () =>
            {
                var id = Acts.Consent(Dice.Chance(0.05));
                Acts.AskSafety(Dice.Chance(0.92), Story.Safety is { Restricted: true } || Dice.Chance(0.1));
                if (Dice.Chance(0.02) && Story.Consents.Exists(c => c.Id == id && !c.Refused))
                {
                    life.While(Dice.Worked(life.Today + Dice.Between(20, 400)), () => Acts.Withdraw(id));
                }
            });
        }
    }

    // Families that relays carry are heard of by these, and seldom.
    private void Again()
    {
        var gap = (Story.Level ?? 1) switch { 1 => Dice.Between(12, 40), 2 => Dice.Between(9, 32), _ => Dice.Between(4, 16) };
        life.At(Dice.Worked(life.Today + (Story.Carried ? 3 * gap : gap)), () =>
        {
            if (life.Family.State.IsOpen)
            {
                Try();
            }

            Again();
        });
    }

    private void Try()
    {
        var missed = life.Today < _silentUntil || Dice.Chance(0.12);
        if (missed && Dice.Chance(0.5))
        {
            Acts.Contact(life.Today, reached: false);
        }
        else if (!missed && Story.Carried && Dice.Chance(0.5))
        {
            Acts.Meet(life.Today - Dice.Between(0, 4));
        }
        else if (!missed)
        {
            Acts.Contact(life.Today - (Dice.Chance(0.1) ? Dice.Between(1, 12) : 0), reached: true);
        }
    }

    private void Plan(Obligation row)
    {
        var (opens, due) = (Almanac.DayOf(row.OpensAt.ToUnixTimeMilliseconds()), Almanac.DayOf(row.DueAt.ToUnixTimeMilliseconds()));
        var day = Math.Max(life.Today, Dice.Chance(0.78) ? Dice.Between(opens, due) : due + Dice.Between(1, 24));
        if (!row.Listed && Dice.Chance(0.6))
        {
            return;
        }

        if (Dice.Chance(0.9))
        {
            var at = row.Urgency == Urgency.RedFlag ? life.Family.Now + (Dice.Between(5, 400) * Almanac.Minute) : Dice.Worked(day);
            life.While(Math.Max(at, life.Family.Now + Almanac.Minute), () => new Answers(life, Close).To(row));
        }
    }

    /// <summary>Closes a case; some families come back.</summary>
    public void Close()
    {
        if (Story.Flags.Count == 0 && Acts.Close() && Dice.Chance(0.2))
        {
            life.At(Dice.Worked(life.Today + Dice.Between(15, 250)), Acts.Reopen);
        }
    }
}
