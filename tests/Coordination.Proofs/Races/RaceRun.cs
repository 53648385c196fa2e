using System.Globalization;
using Coordination.Api.Demo;

namespace Coordination.Proofs.Races;

/// <summary>
/// Faults F06 and F07: two people decide the same thing in the same moment, each at another node. One wins; the other is told
/// in a clear refusal; the stream has one outcome; and who repeats hears the same again.
/// </summary>
internal sealed class RaceRun(Ground ground, Findings findings)
{
    private readonly SortedDictionary<string, int> _won = new(StringComparer.Ordinal);
    private int _together;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (seed, rounds) = (arguments.Seed(), arguments.Number("rounds", 300));
        Console.WriteLine($"seed {seed}: {rounds} races at two nodes");
        await using var ground = await Ground.PrepareAsync();
        return Lives.Close(ground, await new RaceRun(ground, new Findings()).RunAsync(seed, rounds));
    }

    private async Task<bool> RunAsync(int seed, int rounds)
    {
        await Lives.FirstAsync(ground);
        var other = Ground.FreePort();
        using var first = Product.Start(ground, Lives.Settings);
        await first.ServesAsync(ground);
        using var second = Product.Start(ground, Lives.Settings, other);
        await second.ServesAsync(ground, other);
        using var at = new Racer(ground, ground.Port, Personas.Midwife);
        using var against = new Racer(ground, other, Personas.SocialWorker);
        for (var round = 0; round < rounds; round++)
        {
            await RaceAsync(at, against, round, $"race-{seed}-{round}");
        }

        findings.Demand(await first.EndAsync() == 0 && await second.EndAsync() == 0, "a node did not end in order", "exit code");
        Console.WriteLine($"won: {string.Join(", ", _won.Select(w => $"{w.Key} {w.Value}"))}; both under way at once in {_together} of {rounds}");
        findings.Print();
        var reached = _together >= rounds / 2;
        Console.WriteLine($"{(reached ? "" : $"NOT REACHED {rounds / 2} of {rounds} must have met\n")}findings {findings.Count}");
        return reached && findings.Count == 0;
    }

    private async Task RaceAsync(Racer at, Racer against, int round, string name)
    {
        var race = await Race.PrepareAsync(at, round % 4, name);
        // By turns the one and the other is first off the line.
        var pair = round / 4 % 2 == 0 ? (A: at, B: against) : (A: against, B: at);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (one, two) = (pair.A.PostAsync(race.One, $"{name}-a", gate.Task), pair.B.PostAsync(race.Two, $"{name}-b", gate.Task));
        gate.SetResult();
        var (left, right) = (await one, await two);
        _together += left.From < right.To && right.From < left.To ? 1 : 0;
        Judge(race, name, left, right);
        var events = await ground.NumberAsync(string.Create(
            CultureInfo.InvariantCulture, $"select count(*) from coordination.mt_events where stream_id = '{race.Stream}' and type in ({string.Join(", ", race.Outcomes.Select(o => $"'{o}'"))})"));
        findings.Demand(events == 1, "a race has not one outcome", $"{race.Name} {race.Stream}: {events}");
        var again = await pair.A.PostAsync(race.One, $"{name}-a", Task.CompletedTask);
        findings.Demand((again.Status, again.Said) == (left.Status, left.Said), "a repeat hears something else", $"{race.Name}: {left.Status} {left.Said}, then {again.Status} {again.Said}");
    }

    private void Judge(Race race, string name, Heard left, Heard right)
    {
        var winners = new[] { left, right }.Count(heard => heard.Status is >= 200 and < 300);
        findings.Demand(winners == 1, "a race has not one winner", $"{race.Name} {name}: {left.Status} {left.Said}, {right.Status} {right.Said}");
        var (won, lost) = left.Status < 300 ? (race.One, right) : (race.Two, left);
        findings.Demand(lost.Status == 409 && lost.Said.StartsWith("urn:coordination:problem:", StringComparison.Ordinal), "a loser got no clear refusal", $"{race.Name}: {lost.Status} {lost.Said}");
        var word = $"{race.Name} by {won.Path.Split('/')[^1]} {won.Body}";
        _won[word] = _won.GetValueOrDefault(word) + 1;
    }
}
