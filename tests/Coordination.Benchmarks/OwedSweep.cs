using System.Globalization;
using System.Text.Json;
using Coordination.Api.EventStore;
using Coordination.Api.Obligations;
using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>
/// What a sweep reads of a large table: the very statement of <see cref="Sweep"/> on a real PostgreSQL, prepared and run as often as it takes for the server to settle on a plan.
/// Every row stands on a working hour of three years; a night finds nothing due, and the hour at which a day's steps speak up finds that day's.
/// </summary>
internal sealed class OwedSweep(NpgsqlDataSource worker, int rows)
{
    // Ten in eleven have a step to come, at nine of their day, one in a hundred of the rest within the day, as red flags do.
    private const string Fill = """
        insert into coordination.obligation
            (tenant_id, id, stream_id, kind, case_id, site, code, occurrence, owner, urgency, opens_at, due_at, closes_at, listed, step, step_at, rules)
        select 'la-croche', gen_random_uuid(), c.id, 'case', c.id, 'montlegia', 'F' || n % 28, n::text, md5('head' || n % 250)::uuid, case when n % 100 = 7 then 0 when n % 9 = 0 then 1 else 2 end,
            at - interval '7 days', at, at + interval '14 days', n % 2 = 0, case when n % 11 > 0 then 'due' end, case when n % 11 > 0 then at end, 'generated'
        from (select n, md5('case' || n / 40)::uuid id,
                (date '2026-12-01' + (n * 7919::bigint % 1095)::int + case when n % 100 = 7 then make_interval(mins => n % 1440) else interval '9 hours' end) at time zone 'Europe/Brussels' at
            from generate_series(1, $1) n) c
        """;

    private static readonly (string Name, string At)[] Moments = [("night, nothing due", "2026-11-30T22:30Z"), ("nine o'clock of the first day", "2026-12-01T08:00:30Z"), ("after a night of two days without a sweep", "2026-12-03T08:00:30Z")];

    public static async Task<int> RunAsync(string[] args)
    {
        var rows = args.Contains("--small") ? 50_000 : 1_000_000;
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-bench-{Environment.ProcessId}")).FullName;
        try
        {
            var given = Environment.GetEnvironmentVariable("ConnectionStrings__Coordination");
            await using var postgres = given is null ? await LocalPostgres.StartAsync(new LocalPostgresOptions(Path.Combine(folder, "db-state"), Path.Combine(folder, "db")), Console.Out, CancellationToken.None) : null;
            var settings = new DatabaseSettings(given ?? postgres!.ConnectionString, null, null, PoolSize: 2);
            await using var databases = new Databases(settings);
            await new Migration(settings, databases, TimeProvider.System).ApplyAsync(CancellationToken.None);
            await FillAsync(settings.Main, rows);
            return await new OwedSweep(databases.Worker, rows).RunAsync() ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(string connection, int rows)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filling in {rows} planned occurrences over three years…"));
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 600 }.ConnectionString);
        await using var fill = source.CreateCommand(Fill);
        fill.Parameters.Add(new() { Value = rows });
        await fill.ExecuteNonQueryAsync();
        await using var analyze = source.CreateCommand("vacuum analyze coordination.obligation");
        await analyze.ExecuteNonQueryAsync();
    }

    private async Task<bool> RunAsync()
    {
        await using var connection = await worker.OpenConnectionAsync();
        await DoAsync(connection, $"prepare claim (timestamptz, int) as {Sweep.Claim}");
        var reached = true;
        foreach (var (name, at) in Moments)
        {
            // The first five are planned by their values; from the sixth on the server may keep one plan for all.
            for (var turn = 0; turn < 8; turn++)
            {
                await DoAsync(connection, $"execute claim ('{at}', 100)");
            }

            reached &= await ExplainAsync(connection, name, at);
        }

        await OthersAsync(connection);
        Console.WriteLine($"{(reached ? "reached" : "MISSED")}: a sweep reads what is due and no more");
        return reached;
    }

    private async Task<bool> ExplainAsync(NpgsqlConnection connection, string name, string at)
    {
        var due = await CountAsync(connection, at);
        var text = await PlanAsync(connection, $"explain (analyze, buffers) execute claim ('{at}', 100)");
        var json = JsonElement.Parse(string.Concat(await PlanAsync(connection, $"explain (analyze, buffers, format json) execute claim ('{at}', 100)")))[0];
        var scans = Nodes(json.GetProperty("Plan")).Where(node => node.TryGetProperty("Relation Name", out _)).ToArray();
        var read = scans.Sum(Read);
        var buffers = json.GetProperty("Plan").GetProperty("Shared Hit Blocks").GetInt64() + json.GetProperty("Plan").GetProperty("Shared Read Blocks").GetInt64();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{name}: {due} of {rows} rows due, {read} read, {buffers} pages, {json.GetProperty("Execution Time").GetDouble():F2} ms, by {string.Join(", ", scans.Select(scan => $"{scan.GetProperty("Node Type")}"))}"));
        text.ForEach(line => Console.WriteLine($"    {line}"));
        return read <= due + 1 && scans.All(scan => scan.GetProperty("Node Type").GetString() != "Seq Scan");
    }

    // The same sweep also looks for what waits for nobody: with nobody away and nobody shut out, two looks into empty tables.
    private static async Task OthersAsync(NpgsqlConnection connection)
    {
        foreach (var (name, sql) in new[] { ("sealed flags whose heads are away", Sweep.ClaimAtOnce), ("cases whose heads are shut out", ExcludedClaims.OfCases), ("alerts that are there for nobody", ExcludedClaims.OfAlerts) })
        {
            await DoAsync(connection, $"prepare look (timestamptz, int, date) as {sql}");
            var plan = await PlanAsync(connection, "explain (analyze) execute look ('2026-12-01T08:00:30Z', 100, '2026-12-01')");
            Console.WriteLine($"\n{name}: {plan[^1].Trim()}");
            await DoAsync(connection, "deallocate look");
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string at)
    {
        await using var count = new NpgsqlCommand($"select count(*) from coordination.obligation where step_at <= '{at}'", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static async Task DoAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> PlanAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node) => node.TryGetProperty("Plans", out var plans) ? [node, .. plans.EnumerateArray().SelectMany(Nodes)] : [node];

    private static double Read(JsonElement scan)
    {
        double Of(string name) => scan.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
        return (Of("Actual Rows") + Of("Rows Removed by Filter") + Of("Rows Removed by Index Recheck")) * Of("Actual Loops");
    }
}
