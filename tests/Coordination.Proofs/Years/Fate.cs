using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>What happens to a family, drawn at its beginning: the pregnancy, births and losses, wards, moves, levels, relays, pauses.</summary>
internal sealed class Fate
{
    private readonly Life _life;
    private readonly int _opens;
    private readonly Wards _wards;
    private readonly List<int> _living = [];
    private readonly HashSet<int> _lost = [];
    private int _term;
    private int _children;
    private int _born;

    public Fate(Life life, int opens)
    {
        (_life, _opens) = (life, opens);
        _wards = new Wards(life, _living, () => _term);
    }

    private Dice Dice => _life.Dice;
    private Acts Acts => _life.Acts;

    public void Begin()
    {
        _children = Dice.Chance(0.0164) ? 2 : 1;
        var late = Dice.Chance(0.15);
        _born = late ? _life.Today - Dice.Between(0, 330) : 0;
        _term = late ? _born + Dice.Between(-7, 30) : _life.Today + 280 - Dice.Between(8 * 7, 38 * 7);
        if (late)
        {
            Acts.Open(Dice.Chance(0.8) ? _term : null, _children, _born);
            _living.Add(0);
            Weigh(0, _born);
            _wards.Leaving(0, _born);
        }
        else
        {
            Acts.Open(_term, _children, null);
        }

        _life.At(_life.Family.Now + (Dice.Between(2, 40) * Almanac.Minute), () => Acts.Decide(Dice.One(1, 1, 1, 2, 2, 2, 2, 3, 3, 3)));
        _life.Habits.Begin();
        Pregnancy(late ? 1 : 0);
        Turns();
        Relays();
        Ends();
    }

    private void Pregnancy(int from)
    {
        if (_term > _life.Today && from == 0)
        {
            Terms();
        }

        var birth = Dice.Chance(0.077) ? _term - Dice.Between(22, 112) : _term + Dice.Between(-20, 13);
        birth = birth > _life.Today ? birth : Math.Max(_life.Today + 1, _term - 10);
        for (var child = from; child < _children; child++)
        {
            Expect(child, from > 0 ? _born : birth + (child > 0 && Dice.Chance(0.3) ? 1 : 0));
        }
    }

    private void Terms()
    {
        for (var left = Dice.Chance(0.15) ? Dice.Between(1, 2) : 0; left > 0; left--)
        {
            _life.While(Dice.Worked(Dice.Between(_life.Today + 1, Math.Max(_life.Today + 2, _term - 60))), () =>
            {
                if (_life.Family.Story.Births.Count == 0 && Dice.Between(-14, 14) is var by and not 0)
                {
                    Acts.MoveTerm(_term + by);
                }
            });
        }
    }

    private void Expect(int child, int on)
    {
        if (Dice.Chance(0.035) && on > _life.Today + 3)
        {
            var day = Dice.Between(_life.Today + 1, on);
            _life.While(_wards.Late(day), () => Lose(child, day));
            return;
        }

        _life.While(Math.Max(_wards.Late(on), _life.Family.Now + Almanac.Hour), () =>
        {
            if (_lost.Contains(child) || _life.Family.Story.Births.ContainsKey(child))
            {
                return;
            }

            Acts.Birth(child, on, Dice.Chance(0.5) ? Grams(on) : null);
            _living.Add(child);
            Weigh(child, on);
            _wards.Leaving(child, on);
        });
    }

    private void Lose(int child, int day)
    {
        if (_lost.Add(child))
        {
            var id = Acts.Live(day < _term - 126 ? Dice.One("miscarriage", "termination") : "stillbirth", child, day);
            Mistaken(id, () => _lost.Remove(child), 0.02);
        }
    }

    // The weight often comes later than the day.
    private void Weigh(int child, int on)
    {
        if (Dice.Chance(0.6))
        {
            _life.While(Dice.Hour(_life.Today + Dice.Between(1, 6)), () =>
            {
                if (_living.Contains(child))
                {
                    Acts.Birth(child, on, Grams(on));
                }
            });
        }
    }

    private int Grams(int on) => Math.Max(600, 3400 - (Math.Max(0, _term - on) * 25) + Dice.Between(-300, 300));

    private void Mistaken(string id, Action undo, double share)
    {
        if (Dice.Chance(share))
        {
            _life.While(Dice.Worked(_life.Today + Dice.Between(1, 40)), () =>
            {
                Acts.TakeBack(id);
                undo();
            });
        }
    }

    private void Turns() => new Events(_life, _wards.Alive, _wards.Die, Mistaken).Draw(_opens);

    private void Relays()
    {
        if (Dice.Chance(0.65))
        {
            _life.While(Dice.Worked(_opens + Dice.Between(30, 240)), () => Acts.Carry());
            if (Dice.Chance(0.3))
            {
                _life.While(Dice.Worked(_opens + Dice.Between(250, 700)), Acts.Return);
            }
        }

        if (Dice.Chance(0.15))
        {
            _life.While(Dice.Worked(_opens + Dice.Between(40, 400)), () =>
            {
                var (id, until) = (Acts.Next().ToString("N"), _life.Today + Dice.Between(30, 400));
                Acts.Foresee(id, until, Dice.Chance(0.2));
                _life.While(Dice.Worked(until + Dice.Between(-2, 12)), () => Acts.Foresee(id, null, false));
            });
        }
    }

    private void Ends()
    {
        if (Dice.Chance(0.12))
        {
            _life.While(Dice.Worked(_opens + Dice.Between(90, 900)), _life.Habits.Close);
        }
    }
}
