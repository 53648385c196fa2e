using Coordination.Api.Demo;

namespace Coordination.Proofs.Worlds;

/// <summary>
/// Two worlds of the same content, and a secret in one of them. Readers without right ask the same of both; and of the one with the secret before
/// and after it, where not even an id may differ.
/// </summary>
internal sealed class Pair(Crawls.Asker asker, Tally tally, Cast cast, (string Name, Func<Secrets, Task<Secret>> Do) kind, int number)
{
    private readonly Dictionary<(string Reader, Probe Probe), Answer> _before = [];
    private readonly Random _coin = new(number);
    private World _without = null!;
    private World _with = null!;
    private Secret _secret = null!;

    public async Task RunAsync(IReadOnlyList<Persona?> readers)
    {
        World[] made = await Task.WhenAll(Naming.Worlds(number).Select(world => world.MakeAsync(asker, cast)));
        (_without, _with) = (made[0], made[1]);
        var unnamed = Guid.NewGuid();
        var before = await Task.WhenAll(readers.Select(async who => (Who: who, Answers: await AllAsync(who, _with, unnamed))));
        foreach (var (who, answers) in before)
        {
            answers.ForEach(answer => _before[(NameOf(who), answer.Probe)] = answer.Answer);
        }

        _secret = await kind.Do(new Secrets(asker, cast, _with));
        tally.Kept(kind.Name);
        await ControlAsync();
        Persona?[] blind = [.. readers.Where(who => who is null || !_secret.May.Contains(who.Subject))];
        await Task.WhenAll(blind.Select(CompareAsync));
        Persona[] writers = [.. blind.OfType<Persona>().Where(who => who == cast.Author || who == cast.Beside || who == Cast.CareMember)];
        await Task.WhenAll(writers.Length == 0 ? [] : [StateAsync(writers[number % writers.Length])]);
        foreach (var who in writers)
        {
            await WriteAsync(who);
        }
    }

    private async Task<List<(Probe Probe, Answer Answer)>> AllAsync(Persona? who, World world, Guid named)
    {
        List<(Probe, Answer)> answers = [];
        // A random id before is what a random id is in the other world.
        foreach (var probe in Probes.OfWorld.Where(probe => !probe.Names).Concat(Probes.OfAll))
        {
            answers.Add((probe, await Answer.OfAsync(asker, who, probe, world, named)));
        }

        return answers;
    }

    private async Task CompareAsync(Persona? who)
    {
        var (without, with) = (PlainOf(_without), PlainOf(_with));
        foreach (var probe in Probes.OfWorld)
        {
            var (one, other) = await BothAsync(who, probe);
            tally.Compare(kind.Name, NameOf(who), probe, "from the world without it", without.Of(one, probe.OrderedById), with.Of(other, probe.OrderedById));
            if (!probe.Names)
            {
                tally.Compare(kind.Name, NameOf(who), probe, "from before it", _before[(NameOf(who), probe)].Text, other.Text);
            }
            else if (one.Status >= 400)
            {
                tally.Times.Add(one, other);
            }
        }

        foreach (var probe in Probes.OfAll)
        {
            var after = await Answer.OfAsync(asker, who, probe, _with, _secret.Id);
            tally.Compare(kind.Name, NameOf(who), probe, "from before it", _before[(NameOf(who), probe)].Text, after.Text);
        }
    }

    // Who comes first is left to chance, so that the times tell nothing of the order.
    private async Task<(Answer Without, Answer With)> BothAsync(Persona? who, Probe probe)
    {
        Task<Answer> Without() => Answer.OfAsync(asker, who, probe, _without, Guid.NewGuid());
        Task<Answer> With() => Answer.OfAsync(asker, who, probe, _with, _secret.Id);
        bool first;
        lock (_coin)
        {
            first = _coin.Next(2) == 0;
        }

        if (first)
        {
            var without = await Without();
            return (without, await With());
        }

        var with = await With();
        return (await Without(), with);
    }

    // The version that she read before it still stands, since nothing of hers changed.
    private async Task StateAsync(Persona who)
    {
        var card = Probes.OfWorld[0];
        var read = (await Answer.OfAsync(asker, who, card, _without, Guid.Empty)).Tag;
        var stated = await Answer.OfAsync(asker, who, Probes.Stated with { Version = read }, _without, Guid.Empty);
        var kept = await Answer.OfAsync(asker, who, Probes.Stated with { Version = _before[(NameOf(who), card)].Tag }, _with, Guid.Empty);
        tally.Compare(kind.Name, NameOf(who), Probes.Stated, "from the world without it, with the version read before it", PlainOf(_without).Of(stated), PlainOf(_with).Of(kept));
    }

    // What she does without knowing is done and answered alike, and nothing that she gets afterwards tells it.
    private async Task WriteAsync(Persona who)
    {
        var (without, with) = (PlainOf(_without), PlainOf(_with));
        foreach (var probe in Probes.Writes)
        {
            var (one, other) = await BothAsync(who, probe);
            tally.Compare(kind.Name, NameOf(who), probe, "from the world without it, when written", without.Of(one), with.Of(other));
        }
    }

    // Somebody with the right must get another answer: else there was nothing to hide.
    private async Task ControlAsync()
    {
        var shown = new Probe(HttpMethod.Get, "control", (world, _) => _secret.Shows(world));
        var one = await Answer.OfAsync(asker, _secret.Knows, shown, _without, Guid.Empty);
        var other = await Answer.OfAsync(asker, _secret.Knows, shown, _with, Guid.Empty);
        tally.Control(kind.Name, PlainOf(_without).Of(one) != PlainOf(_with).Of(other) && other.Status == 200);
    }

    private Plain PlainOf(World world) => new(world, [cast.Author.Id, cast.Beside.Id]);

    private string NameOf(Persona? who) => who is null ? "nobody who logs in" : who == cast.Author ? "author" : who == cast.Beside ? (cast.Covered ? "who covers" : "other head") : who.Subject;
}

/// <summary>Words that stand nowhere else, of one length.</summary>
internal static class Naming
{
    public static IEnumerable<World> Worlds(int pair)
    {
        string Word(char sign) => $"Zwel{string.Concat(pair.ToString("00000", System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + (digit - '0'))))}{sign}qx";
        return [new(Word('k'), Word('m')), new(Word('p'), Word('r'))];
    }
}
