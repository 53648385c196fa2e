using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>Days on wards and the way home, foreseen or told late; and deaths.</summary>
/// <param name="life">Whose.</param>
/// <param name="living">Children that were born and live.</param>
/// <param name="term">Day of the term.</param>
internal sealed class Wards(Life life, List<int> living, Func<int> term)
{
    private Dice Dice => life.Dice;
    private Acts Acts => life.Acts;

    public void Leaving(int child, int on)
    {
        var stay = term() - on > 42 ? Dice.Between(14, 80) : term() - on > 21 ? Dice.Between(4, 20) : Dice.Between(2, 5);
        if (Dice.Chance(0.4) && on + stay > life.Today && on + stay < life.Today + 60)
        {
            life.While(life.Family.Now + Almanac.Minute, () => Foresee(on + stay));
        }
        else if (Dice.Chance(0.85))
        {
            var whom = Dice.Chance(0.7) ? (int?)null : child;
            life.While(Late(on + stay), () => Discharge(whom, on + stay));
            life.While(Late(on + Math.Min(stay, 4)), () => Discharge(Fact.Mother, on + Math.Min(stay, 4)));
        }

        Stays(child, on + stay);
        Dying(child, on);
    }

    // A day that was foreseen often becomes another one.
    private void Foresee(int day)
    {
        var id = Acts.Live("discharge", null, day);
        if (Dice.Chance(0.25))
        {
            life.While(Dice.Worked(Math.Max(life.Today, day - 1)), () =>
            {
                Acts.TakeBack(id);
                Discharge(null, life.Today + Dice.Between(0, 6));
            });
        }
    }

    private void Discharge(int? who, int on)
    {
        if (who is not { } person || Alive(person))
        {
            Acts.Live("discharge", who, on);
        }
    }

    private void Stays(int child, int home)
    {
        if (Dice.Chance(0.06))
        {
            var (day, days) = (Math.Max(home, life.Today) + Dice.Between(10, 300), Dice.Between(1, 25));
            life.While(Late(day), () =>
            {
                if (Alive(child))
                {
                    Acts.Live("ward", child, day);
                    life.While(Late(day + days), () => Discharge(child, day + days));
                }
            });
        }
    }

    private void Dying(int child, int on)
    {
        if (Dice.Chance(0.007))
        {
            var day = Math.Max(on, life.Today) + Dice.Between(0, 90);
            life.While(Late(day), () => Die(child, day));
        }
    }

    public void Die(int who, int day)
    {
        if (Alive(who))
        {
            Acts.Live("death", who, day);
            living.Remove(who);
        }
    }

    public bool Alive(int who) => who == Fact.Mother ? !life.Family.Story.Life.Exists(h => h is { Kind: "death", Who: Fact.Mother }) : living.Contains(who);

    // Most is told on the day or the next, some long after.
    public long Late(int day) => Dice.Chance(0.8) ? Dice.Hour(day + Dice.Between(0, 1)) : Dice.Hour(day + (Dice.Chance(0.75) ? Dice.Between(1, 5) : Dice.Between(6, 25)));
}
