using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>The cells, interleaved: each round measures every variant once, on data of its own.</summary>
internal sealed partial class MainJob
{
    private async Task MeasureAsync(Product product, PlainServer plain, World world)
    {
        var bare = new NpgsqlConnection[options.Connections];
        for (var i = 0; i < bare.Length; i++)
        {
            bare[i] = await application.OpenConnectionAsync();
        }

        (string Name, Act Act, int Most)[] acts =
        [
            ("alert (a) bare", (caller, n) => _images["alert"].ReplayAsync(bare[caller], n), int.MaxValue),
            ("alert (b) marten", (_, _) => world.Marten.StartAsync(world.AlertEvents, alert: true), int.MaxValue),
            ("alert (c) product", async (_, n) => (await product.PostAsync(Record, "/v1/alerts", Alert(n))).Status == 201, int.MaxValue),
            ("alert (d) plain", (_, n) => plain.PostAsync("/alerts", new { name = "Élise Exemple", source = "hospital", reason = $"Dépistage {n}" }), int.MaxValue),
            ("case read (c) product", async (_, _) => (await product.GetAsync(Midwife, $"/v1/cases/{world.ReadCase}")).Status == 200, int.MaxValue),
            ("case read (d) plain", (_, _) => plain.GetAsync($"/families/{world.PlainFamily}"), int.MaxValue),
            ("list 10k first", (_, _) => ListAsync(product, "social-montlegia", ""), int.MaxValue),
            ("list 100k first", (_, _) => ListAsync(product, "midwife-heusy", ""), int.MaxValue),
            ("list 10k page 50", (_, _) => ListAsync(product, "social-montlegia", "deep"), int.MaxValue),
            ("list 100k page 50", (_, _) => ListAsync(product, "midwife-heusy", "deep"), int.MaxValue),
            ("list 10k filtered", (_, _) => ListAsync(product, "social-montlegia", "?code=H01"), int.MaxValue),
            ("list 100k filtered", (_, _) => ListAsync(product, "midwife-heusy", "?code=H01"), int.MaxValue),
        ];
        if (options.AlertsOnly)
        {
            acts = [.. acts.Where(a => !a.Name.StartsWith("list", StringComparison.Ordinal))];
        }
        else
        {
            _deep["social-montlegia"] = await CursorOfPage50Async(product, "social-montlegia");
            _deep["midwife-heusy"] = await CursorOfPage50Async(product, "midwife-heusy");
        }

        for (var round = 0; round <= options.Rounds; round++)
        {
            Console.WriteLine(round == 0 ? "warming up…" : $"round {round} of {options.Rounds}…");
            foreach (var (name, act, _) in acts)
            {
                var cell = _cells.TryGetValue(name, out var known) ? known : _cells[name] = new Cell(name);
                await cell.RunAsync(act, options.Connections, options.Seconds, Math.Max(1, cell.Done), keep: round > 0);
            }

            if (!options.AlertsOnly)
            {
                await HandoversAsync(product, plain, world, bare, round);
            }
        }
    }

    /// <summary>Asking and answering use each case once a round, so both are counted in acts and not in seconds.</summary>
    private async Task HandoversAsync(Product product, PlainServer plain, World world, NpgsqlConnection[] bare, int round)
    {
        var share = options.Cases / (options.Rounds + 1);
        var first = round * share;
        async Task Run(string name, Act act)
        {
            var cell = _cells.TryGetValue(name, out var known) ? known : _cells[name] = new Cell(name);
            await cell.CountAsync(act, options.Connections, first, share, keep: round > 0);
        }

        var asked = new (Guid Case, Guid Handover)[share];
        var plainAsked = new Guid[share];
        await Run("ask (a) bare", (caller, n) => _images["ask"].ReplayAsync(bare[caller], n));
        await Run("ask (b) marten", (_, _) => world.Marten.StartAsync(world.HandoverEvents, alert: false));
        await Run("ask (c) product", async (_, n) =>
        {
            var file = world.Cases[(int)n];
            asked[n - first] = (file, await product.IdAsync(Midwife, $"/v1/cases/{file}/handovers", Ask(Relays[(int)(n % Relays.Length)])));
            return true;
        });
        await Run("ask (d) plain", async (_, n) =>
        {
            plainAsked[n - first] = await plain.IdAsync($"/families/{world.PlainFamilies[(int)n]}/handovers", new { relay = world.Relay, need = "depression" });
            return true;
        });
        await Run("answer (a) bare", (caller, n) => _images["answer"].ReplayAsync(bare[caller], n));
        await Run("answer (b) marten", (_, n) => world.Marten.AnswerAsync(world.MartenHandovers[n]));
        await Run("answer (c) product", async (_, n) =>
        {
            var (file, handover) = asked[n - first];
            return (await product.PostAsync(Midwife, $"/v1/cases/{file}/handovers/{handover}/answer", Answer)).Status == 200;
        });
        await Run("answer (d) plain", (_, n) => plain.PostAsync($"/handovers/{plainAsked[n - first]}/answer", new { answer = "accepted" }));
    }

    private readonly Dictionary<string, string> _deep = [];

    private async Task<bool> ListAsync(Product product, string persona, string query)
    {
        var (status, _) = await product.GetAsync(persona, query == "deep" ? _deep[persona] : $"/v1/worklist{query}");
        return status == 200;
    }

    private static async Task<string> CursorOfPage50Async(Product product, string persona)
    {
        var path = "/v1/worklist";
        for (var page = 1; page < 50; page++)
        {
            var (status, body) = await product.GetAsync(persona, path);
            path = status == 200 && System.Text.Json.JsonDocument.Parse(body).RootElement.TryGetProperty("next", out var next) && next.GetString() is { } link
                ? link
                : throw new InvalidOperationException($"Page {page} of the list of {persona} answered {status}.");
        }

        return path;
    }

    private async Task AllocationsAsync(Product product, World world)
    {
        const int Times = 200;
        async Task Per(string name, Func<int, Task> act)
        {
            await NothingWaitsAsync();
            var before = await product.AllocatedAsync();
            for (var i = 0; i < Times; i++)
            {
                await act(i);
            }

            _kilobytes[name] = (await product.AllocatedAsync() - before) / 1024.0 / Times;
        }

        await Per("alert", i => product.PostAsync(Record, "/v1/alerts", Alert(i)));
        await Per("case read", _ => product.GetAsync(Midwife, $"/v1/cases/{world.ReadCase}"));
        await Per("contact", i => product.PostAsync(Midwife, $"/v1/cases/{world.CaseOf(i)}/contacts", """{"text":"Appel."}"""));
        if (options.AlertsOnly)
        {
            return;
        }

        await Per("list", _ => product.GetAsync("social-montlegia", "/v1/worklist"));
    }

    private async Task RoundTripsAsync(World world)
    {
        const int Times = 50;
        var target = new NpgsqlConnectionStringBuilder(bench.Connection);
        using var proxy = new CountingProxy(target.Host!, target.Port);
        target.Host = "127.0.0.1";
        target.Port = proxy.Port;
        await using var product = await Product.StartAsync(bench.Published, target.ConnectionString, bench.State, Bench.FreePort());
        async Task Per(string name, Func<int, Task> act)
        {
            await act(0);
            await act(1);
            await NothingWaitsAsync();
            var before = proxy.RoundTrips;
            for (var i = 0; i < Times; i++)
            {
                await act(i);
            }

            _roundTrips[name] = (proxy.RoundTrips - before) / (double)Times;
        }

        await Per("alert", i => product.PostAsync(Record, "/v1/alerts", Alert(i)));
        await Per("case read", _ => product.GetAsync(Midwife, $"/v1/cases/{world.ReadCase}"));
        await Per("contact", i => product.PostAsync(Midwife, $"/v1/cases/{world.CaseOf(i)}/contacts", """{"text":"Appel."}"""));
        if (options.AlertsOnly)
        {
            return;
        }

        await Per("list", _ => product.GetAsync("social-montlegia", "/v1/worklist"));
    }
}
