using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>Turns in a life that no birth brings: moves, separations, placements, a parent's death, pauses, other levels.</summary>
internal sealed class Events(Life life, Func<int, bool> alive, Action<int, int> die, Action<string, Action, double> mistaken)
{
    private Dice Dice => life.Dice;
    private Acts Acts => life.Acts;

    public void Draw(int opens)
    {
        foreach (var (share, kind) in new[] { (0.08, "move"), (0.05, "separation"), (0.03, "placement") })
        {
            if (Dice.Chance(share))
            {
                life.While(Dice.Worked(opens + Dice.Between(20, 1000)), () => Turn(kind));
            }
        }

        if (Dice.Chance(0.003))
        {
            var day = opens + Dice.Between(40, 700);
            life.While(Dice.Worked(day), () => die(Fact.Mother, day));
        }

        for (var left = Dice.Chance(0.35) ? Dice.Between(1, 2) : 0; left > 0; left--)
        {
            life.While(Dice.Worked(opens + Dice.Between(30, 900)), () => Acts.Decide(Dice.Between(1, 3)));
        }

        for (var left = Dice.Chance(0.12) ? Dice.Between(1, 2) : 0; left > 0; left--)
        {
            life.While(Dice.Worked(opens + Dice.Between(30, 900)), Pause);
        }
    }

    private void Turn(string kind)
    {
        if (kind == "placement")
        {
            Place();
            return;
        }

        mistaken(Acts.Live(kind, null, life.Today - Dice.Between(0, 9)), () => { }, 0.1);
        if (kind == "separation")
        {
            Acts.Factor("P09");
        }
    }

    private void Place()
    {
        if (alive(0))
        {
            Acts.Live("placement", 0, life.Today);
            life.While(Dice.Worked(life.Today + Dice.Between(20, 200)), () =>
            {
                if (alive(0))
                {
                    Acts.Live("return", 0, life.Today);
                }
            });
        }
    }

    // Refused while a red flag is open, and never one over another.
    private void Pause()
    {
        var (from, days) = (life.Today + Dice.Between(0, 15), Dice.Between(5, 183));
        if (life.Family.Story.Flags.Count > 0 || life.Family.Story.Pauses.Exists(p => p.From < from + days && from < p.Until))
        {
            return;
        }

        var id = Acts.Pause(from, from + days);
        if (Dice.Chance(0.3))
        {
            life.While(Dice.Worked(Dice.Between(life.Today, from + days)), () => Acts.EndPause(id));
        }
    }
}
