using System.Globalization;
using Coordination.Api.Demo;
using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>
/// The main job, four ways on one database in one run: (a) the bare limit, the same rows in one prepared round trip; (b) Marten alone;
/// (c) the product over HTTP; (d) plain rows with a history table, over HTTP too.
/// </summary>
internal sealed partial class MainJob(Options options, Bench bench, NpgsqlDataSource application, NpgsqlDataSource administrator)
{
    internal const string Midwife = "midwife-montlegia";
    internal const string Record = "record-montlegia";

    private readonly Dictionary<string, Cell> _cells = [];
    private readonly Dictionary<string, RowImage> _images = [];
    private readonly Dictionary<string, double> _kilobytes = [];
    private readonly Dictionary<string, double> _roundTrips = [];
    private readonly List<string> _differing = [];

    public static async Task<int> RunAsync(Options options)
    {
        await using var bench = await Bench.PrepareAsync();
        await using var administrator = bench.AsAdministrator();
        await using var application = bench.AsApplication();
        return await new MainJob(options, bench, application, administrator).RunAsync();
    }

    private async Task<int> RunAsync()
    {
        Console.WriteLine("starting the product on an empty database (schema, demonstration data)…");
        await (await Product.StartAsync(bench.Published, bench.Connection, bench.State, Bench.FreePort())).DisposeAsync();

        var starts = await StartTimesAsync();
        await using var product = await Product.StartAsync(bench.Published, bench.Connection, bench.State, Bench.FreePort());
        using var plain = await PlainServer.StartAsync(bench.Connection, Bench.FreePort());
        var world = await PrepareAsync(product, plain);
        await MeasureAsync(product, plain, world);
        await AllocationsAsync(product, world);
        await RoundTripsAsync(world);
        return Report(starts, product.Megabytes());
    }

    private async Task<List<double>> StartTimesAsync()
    {
        List<double> starts = [];
        for (var i = 0; i < 5; i++)
        {
            await using var started = await Product.StartAsync(bench.Published, bench.Connection, bench.State, Bench.FreePort());
            starts.Add(started.StartMilliseconds);
        }

        return starts;
    }

    private async Task<World> PrepareAsync(Product product, PlainServer plain)
    {
        Console.WriteLine("reading back the rows of one command each…");
        var relay = DemoNetwork.IdOf(Personas.Service, "dr-invented");
        await using var reading = await administrator.OpenConnectionAsync();
        var sample = await product.IdAsync(Midwife, "/v1/cases", Family(0));
        await ImageAsync(reading, "alert", () => product.IdAsync(Record, "/v1/alerts", Alert(0)));
        if (options.AlertsOnly)
        {
            var alone = new MartenAlone(application);
            return new World(relay, alone, [], [])
            {
                AlertEvents = await alone.EventsAsync(await product.IdAsync(Record, "/v1/alerts", Alert(1_000_000))),
                MartenHandovers = [],
                ReadCase = await ReadCaseAsync(product),
                PlainFamily = await plain.IdAsync("/families", new { name = "Anouk Exemple" }),
            };
        }

        var handover = await ImageAsync(reading, "ask", () => product.IdAsync(Midwife, $"/v1/cases/{sample}/handovers", Ask(relay)));
        await ImageAsync(reading, "answer", () => product.IdAsync(Midwife, $"/v1/cases/{sample}/handovers/{handover}/answer", Answer));
        Console.WriteLine($"preparing {options.Cases} cases and handovers…");
        await using var bare = await application.OpenConnectionAsync();
        await _images["ask"].PrepareAsync(bare, 0, options.Cases);
        await _images["answer"].PrepareAsync(bare, 0, options.Cases);
        var marten = new MartenAlone(application);
        var asked = await marten.EventsAsync(handover);
        var world = new World(relay, marten, asked[..1], [])
        {
            AlertEvents = await marten.EventsAsync(await product.IdAsync(Record, "/v1/alerts", Alert(1_000_000))),
            MartenHandovers = await marten.CopiesAsync(asked[..1], options.Cases),
            ReadCase = await ReadCaseAsync(product),
            PlainFamily = await plain.IdAsync("/families", new { name = "Anouk Exemple" }),
        };
        for (var i = 0; i < options.Cases; i++)
        {
            world.Cases.Add(await product.IdAsync(Midwife, "/v1/cases", Family(i + 1)));
            world.PlainFamilies.Add(await plain.IdAsync("/families", new { name = $"Famille {i}" }));
        }

        // Whoever owes a step of a case may read that case.
        await FillListsAsync(product, Personas.SocialWorker, options.Few, world.ReadCase);
        await FillListsAsync(product, Personas.MidwifeHeusy, options.Many, await product.IdAsync(Personas.MidwifeHeusy.Subject, "/v1/cases", Family(998)));
        return world;
    }

    /// <summary>A case as it stands after some weeks: contacts, scores, factors.</summary>
    internal static async Task<Guid> ReadCaseAsync(Product product)
    {
        var id = await product.IdAsync(Midwife, "/v1/cases", Family(999));
        for (var i = 0; i < 8; i++)
        {
            await product.IdAsync(Midwife, $"/v1/cases/{id}/contacts", """{"text":"Appel : va mieux, rendez-vous pris."}""");
        }

        await product.IdAsync(Midwife, $"/v1/cases/{id}/screenings", """{"screening":{"instrument":"EPDS","printed":[3,3,2,2,2,2,3,2,3,4]}}""");
        await product.IdAsync(Midwife, $"/v1/cases/{id}/factors", """{"code":"S14"}""");
        return id;
    }

    /// <summary>Open obligations of one owner, as rows: the list does not care how they came to be owed.</summary>
    private async Task FillListsAsync(Product product, Persona owner, int count, Guid file)
    {
        await using var command = administrator.CreateCommand(
            """
            insert into coordination.obligation (tenant_id, id, stream_id, kind, case_id, site, code, occurrence, owner, urgency, opens_at, due_at, listed, rules)
            select 'la-croche', gen_random_uuid(), $1, 'case', $1, $2, case when n % 50 = 0 then 'H01' else 'F' || lpad((n % 9)::text, 2, '0') end, n::text, $3,
                   (n % 3)::smallint, $5 - interval '1 day', $5 + n * interval '1 minute', true, 'benchmark'
            from generate_series(1, $4) n
            """);
        command.Parameters.AddWithValue(file);
        command.Parameters.AddWithValue(owner.Site!);
        command.Parameters.AddWithValue(owner.Id);
        command.Parameters.AddWithValue(count);
        command.Parameters.AddWithValue(DateTimeOffset.UtcNow);
        await command.ExecuteNonQueryAsync();
        await using var analyze = administrator.CreateCommand("vacuum analyze coordination.obligation");
        await analyze.ExecuteNonQueryAsync();
        _ = await product.GetAsync(owner.Subject, "/v1/worklist");
    }

    internal static string Family(int number) => $$"""{"name":"Famille Fictive {{number}}","dueDate":"{{DateTime.UtcNow.AddDays(120).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}"}""";

    internal static string Alert(long number) =>
        $$"""{"messageId":"bench-{{Guid.CreateVersion7():N}}","about":{"name":"Élise Exemple"},"codes":["P03"],"screenings":[{"instrument":"EPDS","printed":[3,3,2,2,2,2,3,2,3,4]}],"why":"Dépistage {{number}}"}""";

    internal static string Ask(Guid relay) => $$"""{"relay":"{{relay}}","need":"depression","consent":"oral"}""";

    internal const string Answer = """{"answer":"accepted"}""";

    // An answer also tells the relay's capacity: as in life, the callers at one moment speak of different relays.
    internal static readonly Guid[] Relays =
        [.. new[] { "dr-invented", "dr-fictive", "pep-liege", "pep-verviers", "pep-bruxelles", "sap-fil-de-l-eau", "sap-trois-ponts", "sf-aube" }.Select(key => DemoNetwork.IdOf(Personas.Service, key))];

    private sealed record World(Guid Relay, MartenAlone Marten, object[] HandoverEvents, List<Guid> Cases)
    {
        public required object[] AlertEvents { get; init; }

        public required Guid[] MartenHandovers { get; init; }

        public required Guid ReadCase { get; init; }

        public required Guid PlainFamily { get; init; }

        public List<Guid> PlainFamilies { get; } = [];

        /// <summary>One case after the other: nobody notes hundreds of contacts on one.</summary>
        public Guid CaseOf(int number) => Cases.Count == 0 ? ReadCase : Cases[number % Cases.Count];

        public List<(Guid Case, Guid Handover)> Asked { get; } = [];

        public List<Guid> PlainAsked { get; } = [];
    }
}
