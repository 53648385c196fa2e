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
    // A cell of eighty acts is over before it says anything: four times as many cases as the main job takes.
    private const int Times = 4;

    // What a cell leaves to be done behind it (entries to be numbered, messages to be sent) is done before the next begins: none pays for another.
    private const string Settled = """
        select not exists (select from coordination.outbox where sent_at is null and given_up_at is null and next_attempt_at <= now())
            and (select count(*) from coordination.audit_entry) = (select count(*) from coordination.audit_leaf)
        """;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly string[] Acts = ["alert", "ask", "answer", "case read"];
    private static readonly string[] Commands = ["alert", "ask", "answer"];

    private readonly Dictionary<(string Act, string Variant), Cell> _cells = [];

    public static async Task<int> RunAsync(Options options)
    {
        await using var bench = await Bench.PrepareAsync();
        await bench.PublishMeasuredAsync();
        return await new SecrecyCost(options, bench).RunAsync();
    }

    private async Task<int> RunAsync()
    {
        await using var with = await PrepareAsync(With, bench.Published, bench.Connection);
        await using var without = await PrepareAsync(Without, bench.Measured, await EmptyBesideAsync());
        for (var round = 0; round <= options.Rounds; round++)
        {
            Console.WriteLine(round == 0 ? "warming up…" : $"round {round} of {options.Rounds}…");
            // Who comes first in one round comes last in the next.
            foreach (var world in round % 2 == 0 ? new[] { with, without } : [without, with])
            {
                await MeasureAsync(world, round);
            }
        }

        return Report(await WroteAsync(bench.Connection), await WroteAsync(without.Connection));
    }

    private async Task<World> PrepareAsync(string variant, string folder, string connection)
    {
        Console.WriteLine($"preparing {options.Cases * Times} cases {variant} audit and encryption…");
        var state = Directory.CreateDirectory(Path.Combine(bench.State, variant)).FullName;
        await (await Product.StartAsync(folder, connection, state, Bench.FreePort())).DisposeAsync();
        var product = await Product.StartAsync(folder, connection, state, Bench.FreePort());
        var world = new World(variant, product, connection, await MainJob.ReadCaseAsync(product));
        for (var i = 0; i < options.Cases * Times; i++)
        {
            world.Cases.Add(await product.IdAsync(MainJob.Midwife, "/v1/cases", MainJob.Family(i)));
        }

        return world;
    }

    private async Task MeasureAsync(World world, int round)
    {
        var (product, share) = (world.Product, options.Cases * Times / (options.Rounds + 1));
        var first = round * share;
        var handovers = new Guid[share];
        await Timed("case read", async (_, _) => (await product.GetAsync(MainJob.Midwife, $"/v1/cases/{world.ReadCase}")).Status == 200);
        await Timed("alert", async (_, n) => (await product.PostAsync(MainJob.Record, "/v1/alerts", MainJob.Alert(n))).Status == 201);
        await Counted("ask", async (_, n) =>
        {
            handovers[n - first] = await product.IdAsync(MainJob.Midwife, $"/v1/cases/{world.Cases[(int)n]}/handovers", MainJob.Ask(MainJob.Relays[(int)(n % MainJob.Relays.Length)]));
            return true;
        });
        await Counted("answer", async (_, n) =>
            (await product.PostAsync(MainJob.Midwife, $"/v1/cases/{world.Cases[(int)n]}/handovers/{handovers[n - first]}/answer", MainJob.Answer)).Status == 200);

        async Task Timed(string name, Act act)
        {
            await SettleAsync(world);
            await CellOf(name, world).RunAsync(act, options.Connections, options.Seconds, Math.Max(1, CellOf(name, world).Done), keep: round > 0);
        }

        async Task Counted(string name, Act act)
        {
            await SettleAsync(world);
            await CellOf(name, world).CountAsync(act, options.Connections, first, share, keep: round > 0);
        }
    }

    private static async Task SettleAsync(World world)
    {
        await using var database = NpgsqlDataSource.Create(world.Connection);
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            await using var command = database.CreateCommand(Settled);
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

    private int Report((long Audited, long Keys) with, (long Audited, long Keys) without)
    {
        Console.WriteLine();
        Console.WriteLine($"{options.Connections} connections, {options.Rounds} alternating rounds of {options.Seconds.ToString(CultureInfo.InvariantCulture)} s a cell after warm-up; database, server and caller on the same {Environment.ProcessorCount} cores");
        Console.WriteLine($"{"",-12}{"p50 with",10}{"without",10}{"ratio",8}{"p99 with",12}{"without",10}{"ratio",8}{"failed",8}");
        foreach (var act in Acts)
        {
            var (a, b) = (_cells[(act, With)], _cells[(act, Without)]);
            Console.WriteLine($"{act,-12}{a.P50,10:F2}{b.P50,10:F2}{a.P50 / b.P50,8:F2}{a.P99,12:F2}{b.P99,10:F2}{a.P99 / b.P99,8:F2}{a.Failures + b.Failures,8}");
        }

        Console.WriteLine($"audit entries and keys that were written: {with.Audited} and {with.Keys} with, {without.Audited} and {without.Keys} without");
        var worst = Commands.Max(act => _cells[(act, With)].P50 / _cells[(act, Without)].P50);
        var sound = _cells.Values.All(cell => cell.Failures == 0 && cell.Count > 0) && with is { Audited: > 0, Keys: > 0 } && without is { Audited: 0, Keys: 0 };
        Console.WriteLine(!sound ? "MISSED: the two builds did not do what they are to do, the figures do not count"
            : $"{(worst <= Bound ? "reached" : "MISSED")}: audit and encryption add {(worst - 1) * 100:F0} % at most to the p50 of a command (goal 25 %)");
        return !sound ? 3 : worst <= Bound ? 0 : 1;
    }

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

    private static async Task<(long, long)> WroteAsync(string connection)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand("select (select count(*) from coordination.audit_entry), (select count(*) from vault.person_key)");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private sealed record World(string Variant, Product Product, string Connection, Guid ReadCase) : IAsyncDisposable
    {
        public List<Guid> Cases { get; } = [];

        public ValueTask DisposeAsync() => Product.DisposeAsync();
    }
}
