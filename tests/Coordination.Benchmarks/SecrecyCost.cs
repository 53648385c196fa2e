using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>
/// What audit and encryption cost: the same Release build with them and without, each on a database of its own on one server, the same acts in alternating rounds of one run.
/// The build without is made by <c>-p:BenchmarkSeams=true</c> in a folder of its own: two files of the product stand aside for those of <c>Seams</c>.
/// </summary>
internal sealed class SecrecyCost(Options options, Bench bench)
{
    private const double Bound = 1.25;
    private const string With = "with", Without = "without";

    // Acts of a cell, for each case of the main job: eighty are over in a fifth of a second, and nothing of what they cost later falls into it.
    private const int Times = 4;

    // Of the entries of a cell, at least this part is numbered while it runs; the rest are those of its last turn.
    private const double Paid = 0.75;

    private const string Written = "select (select count(*) from coordination.audit_entry), (select count(*) from coordination.audit_leaf), (select count(*) from vault.person_key)";

    // What a cell leaves to be done behind it (entries to be numbered, messages to be sent) is done before the next begins: none pays for another.
    private const string Settled = """
        select not exists (select from coordination.outbox where sent_at is null and given_up_at is null and next_attempt_at <= now())
            and (select count(*) from coordination.audit_entry) = (select count(*) from coordination.audit_leaf)
        """;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly string[] Commands = ["alert", "open a case", "ask", "answer"];
    private const string Read = "case read";

    private readonly Dictionary<(string Act, string Variant), Cell> _cells = [];
    private readonly Dictionary<string, (long Written, long Numbered)> _trail = [];

    public static async Task<int> RunAsync(Options options)
    {
        await using var bench = await Bench.PrepareAsync();
        await bench.PublishMeasuredAsync();
        return await new SecrecyCost(options, bench).RunAsync();
    }

    private async Task<int> RunAsync()
    {
        await using var with = await StartAsync(With, bench.Published, bench.Connection);
        await using var without = await StartAsync(Without, bench.Measured, await EmptyBesideAsync());
        for (var round = 0; round <= options.Rounds; round++)
        {
            Console.WriteLine(round == 0 ? "warming up…" : $"round {round} of {options.Rounds}…");
            // Who comes first in one round comes last in the next.
            foreach (var world in round % 2 == 0 ? new[] { with, without } : [without, with])
            {
                await MeasureAsync(world, round);
            }
        }

        return Report(await WroteAsync(with), await WroteAsync(without));
    }

    private async Task<World> StartAsync(string variant, string folder, string connection)
    {
        Console.WriteLine($"starting the product {variant} audit and encryption…");
        var state = Directory.CreateDirectory(Path.Combine(bench.State, variant)).FullName;
        await (await Product.StartAsync(folder, connection, state, Bench.FreePort())).DisposeAsync();
        var product = await Product.StartAsync(folder, connection, state, Bench.FreePort());
        return new World(variant, product, NpgsqlDataSource.Create(connection), await MainJob.ReadCaseAsync(product));
    }

    /// <summary>One cell of each act. A cell begins on a database where nothing waits, and has so many acts that what they leave behind is done while it runs.</summary>
    private async Task MeasureAsync(World world, int round)
    {
        var (product, acts) = (world.Product, options.Cases * Times);
        var first = round * (long)acts;
        var (cases, handovers) = (new Guid[acts], new Guid[acts]);
        await SettleAsync(world);
        await CellOf(Read, world).RunAsync(async (_, _) => (await product.GetAsync(MainJob.Midwife, $"/v1/cases/{world.ReadCase}")).Status == 200, options.Connections, options.Seconds, 1, keep: round > 0);
        await CountAsync("alert", async (_, n) => (await product.PostAsync(MainJob.Record, "/v1/alerts", MainJob.Alert(n))).Status == 201);
        await CountAsync("open a case", async (_, n) =>
        {
            cases[n - first] = await product.IdAsync(MainJob.Midwife, "/v1/cases", MainJob.Family((int)n));
            return true;
        });
        await CountAsync("ask", async (_, n) =>
        {
            handovers[n - first] = await product.IdAsync(MainJob.Midwife, $"/v1/cases/{cases[n - first]}/handovers", MainJob.Ask(MainJob.Relays[n % MainJob.Relays.Length]));
            return true;
        });
        await CountAsync("answer", async (_, n) =>
            (await product.PostAsync(MainJob.Midwife, $"/v1/cases/{cases[n - first]}/handovers/{handovers[n - first]}/answer", MainJob.Answer)).Status == 200);

        async Task CountAsync(string name, Act act)
        {
            await SettleAsync(world);
            var before = await WroteAsync(world);
            await CellOf(name, world).CountAsync(act, options.Connections, first, acts, keep: round > 0);
            if (round > 0 && world.Variant == With)
            {
                var (after, known) = (await WroteAsync(world), _trail.GetValueOrDefault(name));
                _trail[name] = (known.Written + after.Entries - before.Entries, known.Numbered + after.Numbered - before.Numbered);
            }
        }
    }

    private static async Task SettleAsync(World world)
    {
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            await using var command = world.Database.CreateCommand(Settled);
            if ((bool)(await command.ExecuteScalarAsync())!)
            {
                return;
            }

            if (since.Elapsed > Longest)
            {
                throw new TimeoutException("What an earlier cell left is not done after two minutes: the figures would not count.");
            }
        }
    }

    private int Report(Wrote with, Wrote without)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"{options.Connections} connections, {options.Rounds} alternating rounds after warm-up, each {options.Cases * Times} acts of a command and {options.Seconds.ToString(CultureInfo.InvariantCulture)} s of reads; database, server and caller on the same {Environment.ProcessorCount} cores");
        Console.WriteLine($"{"",-12}{"p50 with",10}{"without",10}{"ratio",8}{"lowest",8}{"highest",8}{"p99 with",12}{"without",10}{"ratio",8}{"a second",10}{"without",10}{"failed",8}{"entries",10}{"numbered",10}");
        foreach (var act in Commands.Append(Read))
        {
            var (a, b, trail) = (_cells[(act, With)], _cells[(act, Without)], _trail.GetValueOrDefault(act));
            Console.WriteLine(
                $"{act,-12}{a.P50,10:F2}{b.P50,10:F2}{Median(Ratios(act)),8:F2}{Ratios(act).Min(),8:F2}{Ratios(act).Max(),8:F2}{a.P99,12:F2}{b.P99,10:F2}{a.P99 / b.P99,8:F2}{a.PerSecond,10:F0}{b.PerSecond,10:F0}{a.Failures + b.Failures,8}"
                + (trail.Written == 0 ? "" : $"{trail.Written,10}{PartOf(trail),10:P0}"));
        }

        Console.WriteLine($"audit entries and keys that were written: {with.Entries} and {with.Keys} with, {without.Entries} and {without.Keys} without");
        var worst = Commands.Max(act => Median(Ratios(act)));
        string? unsound = _cells.Values.Any(cell => cell.Failures > 0 || cell.Count == 0) ? "an act failed"
            : with is not { Entries: > 0, Keys: > 0 } || without is not { Entries: 0, Keys: 0 } ? "the two builds did not do what they are to do"
            : Commands.Any(act => _trail[act].Written == 0 || PartOf(_trail[act]) < Paid) ? $"less than {Paid:P0} of the entries of a command were numbered while it was measured"
            : null;
        Console.WriteLine(unsound is not null ? $"MISSED: {unsound}, the figures do not count"
            : $"{(worst <= Bound ? "reached" : "MISSED")}: audit and encryption add {(worst - 1) * 100:F0} % at most to the p50 of a command (goal 25 %)");
        return unsound is not null ? 3 : worst <= Bound ? 0 : 1;
    }

    // One round's cells lie beside each other in time: what the machine does meanwhile meets both. Over all rounds it would be one more difference.
    private double[] Ratios(string act) => [.. _cells[(act, With)].Medians.Zip(_cells[(act, Without)].Medians, (a, b) => a / b)];

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static double PartOf((long Written, long Numbered) trail) => (double)trail.Numbered / trail.Written;

    private Cell CellOf(string act, World world) => _cells.TryGetValue((act, world.Variant), out var known) ? known : _cells[(act, world.Variant)] = new Cell(act);

    private async Task<string> EmptyBesideAsync()
    {
        var beside = new NpgsqlConnectionStringBuilder(bench.Connection);
        beside.Database = $"{beside.Database}_without_{Environment.ProcessId}";
        await using var administrator = bench.AsAdministrator();
        await using var create = administrator.CreateCommand($"create database \"{beside.Database}\"");
        await create.ExecuteNonQueryAsync();
        return beside.ConnectionString;
    }

    private static async Task<Wrote> WroteAsync(World world)
    {
        await using var command = world.Database.CreateCommand(Written);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new Wrote(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    private sealed record Wrote(long Entries, long Numbered, long Keys);

    private sealed record World(string Variant, Product Product, NpgsqlDataSource Database, Guid ReadCase) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Database.DisposeAsync();
            await Product.DisposeAsync();
        }
    }
}
