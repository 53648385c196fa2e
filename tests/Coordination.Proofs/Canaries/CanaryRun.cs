using System.Diagnostics;
using System.Globalization;

namespace Coordination.Proofs.Canaries;

/// <summary>
/// No text about a person is anywhere in clear: unique texts go through every operation, accepted and refused, and everything that is left behind is
/// searched byte by byte. The server is always one of the run's own, for its files are read.
/// </summary>
internal sealed class CanaryRun(Ground ground, int texts)
{
    private readonly Findings _findings = new();
    private readonly Planted _planted = new();
    private Family? _erased;
    private Rumour? _deleted;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__Coordination", null);
        await using var ground = await Ground.PrepareAsync();
        return Lives.Close(ground, await new CanaryRun(ground, arguments.Number("texts", 10_000)).RunAsync());
    }

    // With nothing kept of an alert that was not followed up: in a run nobody waits ninety days.
    private static Dictionary<string, string> Quiet => new()
    {
        ["Limits__PerMinute"] = "6000000",
        ["Limits__Burst"] = "100000",
        ["Sweep__EverySeconds"] = "1",
        ["Retention__AlertDays__NotFounded"] = "0",
    };

    /// <summary>As talkative as it can be told to be, with every span sent.</summary>
    private static Dictionary<string, string> Settings(TraceSink traces) => new()
    {
        ["Limits__PerMinute"] = "6000000",
        ["Limits__Burst"] = "100000",
        ["Sweep__EverySeconds"] = "1",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = traces.Address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_TRACES_SAMPLER"] = "always_on",
        ["Logging__LogLevel__Default"] = "Trace",
        ["Logging__Console__LogLevel__Default"] = "Trace",
        ["Logging__Console__LogLevel__Microsoft.AspNetCore"] = "Trace",
        ["Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
        ["Logging__LogLevel__Npgsql.Command"] = "Trace",
    };

    private async Task<bool> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        await using var traces = new TraceSink(Path.Combine(ground.Folder, "traces.bin"));
        var places = new Places(ground, traces);
        await places.TalkAsync();
        using var product = Product.Start(ground, Settings(traces));
        await product.SaidAsync("The demonstration's cases are there");
        await product.ServesAsync(ground);
        await places.UncompressedAsync();
        using var voice = new Voice(ground);
        await PlantAsync(voice);
        await LeftBehindAsync(places);
        _findings.Demand(await product.EndAsync() == 0, "the product did not end in order", "exit code");
        _findings.Demand(traces.Posts > 0, "no traces came", "nothing was sent to the collector");
        var looking = new Looking(_planted, _findings);
        await Controls.PutAsync(ground, places, traces);
        looking.Look(await places.AllAsync());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"texts {_planted.Count}, requests {voice.Requests}, time {clock.Elapsed.TotalSeconds:0} s"));
        looking.Say();
        await new Shredding(ground, _planted, _findings, _erased!, _deleted!).RunAsync(Quiet);
        return Say();
    }

    private async Task PlantAsync(Voice voice)
    {
        var operations = new StatedOperations(await voice.ReferenceAsync()).All();
        var reference = new PlantedReference(voice, _planted, _findings);
        await reference.PlantAsync(operations.Where(operation => operation.Texts.Count + operation.Query.Count > 0));
        var families = 0;
        await Parallel.ForEachAsync(Enough(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) =>
        {
            var family = new Family(voice, _planted);
            await family.ComeAsync();
            _erased = family;
            Interlocked.Increment(ref families);
        });
        _deleted = new Rumour(voice, _planted);
        await _deleted.ComeAsync();
        var refused = new Refused(voice, _planted, _findings, ground.Port);
        await refused.SendAsync(operations);
        var empty = await new SealedFields(ground).EmptyAsync();
        empty.ToList().ForEach(member => _findings.Add("a sealed field was filled by no request", member));
        Console.WriteLine($"operations {operations.Count}, fields stored by their examples {reference.Stored}, families {families}, requests that cannot be done {refused.Sent}");
        Console.WriteLine($"sealed members of events {SealedFields.All.Count}, with a text of this run {SealedFields.All.Count - empty.Count}");
    }

    // Families come until there are as many texts as were asked for.
    private IEnumerable<int> Enough()
    {
        for (var family = 0; family == 0 || _planted.Count < texts; family++)
        {
            yield return family;
        }
    }

    // What is owed has been swept and what was promised has left: then nothing is missing from the places.
    private async Task LeftBehindAsync(Places places)
    {
        var waiting = await ground.NumberAsync("select count(*) from coordination.outbox where sent_at is null and given_up_at is null and next_attempt_at < now()");
        for (var since = Stopwatch.StartNew(); waiting > 0 && since.Elapsed < TimeSpan.FromMinutes(1);)
        {
            await Task.Delay(200);
            waiting = await ground.NumberAsync("select count(*) from coordination.outbox where sent_at is null and given_up_at is null and next_attempt_at < now()");
        }

        _findings.Demand(Directory.Exists(places.Mails), "no mail left", places.Mails);
    }

    private bool Say()
    {
        foreach (var field in InClear.All)
        {
            Console.WriteLine($"in clear by design: {field.Place} ({field.Why})");
        }

        _findings.Print();
        _findings.WriteTo(Path.Combine(ground.Folder, "findings.txt"));
        Console.WriteLine($"findings {_findings.Count}");
        return _findings.Count == 0;
    }
}
