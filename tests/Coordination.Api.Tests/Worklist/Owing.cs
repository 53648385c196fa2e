using System.Text.Json;
using Coordination.Api.Access;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Worklist.Views;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Api.Tests.Worklist;

/// <summary>Lists as their readers get them, and rows in a number that no test could make by requests.</summary>
internal static class Owing
{
    /// <summary>Everything in a persona's list, page by page.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ListAsync(this ApiFixture api, Persona who, string query = "limit=100")
    {
        List<JsonElement> rows = [];
        for (var next = $"/v1/worklist?{query}"; next is not null;)
        {
            var page = (await api.As(who).AskAsync(next)).Expect(200).Json;
            rows.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.Text("next");
        }

        return rows;
    }

    /// <summary>How many things owed are in none of these people's lists.</summary>
    /// <param name="api">The product.</param>
    /// <param name="readers">Whose lists.</param>
    /// <param name="which">Which rows, as a condition.</param>
    public static async Task<int> AbsentAsync(this ApiFixture api, IEnumerable<Persona> readers, string which = "listed")
    {
        HashSet<Guid> listed = [];
        foreach (var reader in readers)
        {
            listed.UnionWith((await api.ListAsync(reader)).Select(r => r.Id()));
        }

        await using var owed = api.Raw.CreateCommand($"select id from coordination.obligation where {which}");
        await using var rows = await owed.ExecuteReaderAsync();
        var (all, absent) = (0, 0);
        while (await rows.ReadAsync())
        {
            (all, absent) = (all + 1, absent + (listed.Contains(rows.GetGuid(0)) ? 0 : 1));
        }

        return all > 0 ? absent : throw new InvalidOperationException("Nothing is owed: the test looks at nothing.");
    }

    /// <summary>Sends a ready request as it stands; what only a person can fill is filled with a sentence.</summary>
    public static Task<HttpAnswer> SendReadyAsync(this ApiFixture api, Persona who, JsonElement ready)
    {
        var body = JsonSerializer.Deserialize<Dictionary<string, object>>(ready.GetProperty("body"))!;
        foreach (var field in ready.TryGetProperty("fill", out var fill) ? fill.EnumerateArray() : default)
        {
            body[field.GetString()!] = "Vue ce jour, tout va bien.";
        }

        return api.As(who).SendAsync(new HttpMethod(ready.Text("method")!), ready.Text("url")!, body);
    }

    public static string? Text(this JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.ToString() : null;

    public static Guid Id(this JsonElement row) => row.GetProperty("id").GetGuid();

    /// <summary>Rows of this owner, one due each minute, one in a hundred a red flag, a code in five.</summary>
    public static async Task FillAsync(this ApiFixture api, Guid owner, int rows)
    {
        await using var fill = api.Raw.CreateCommand(
            $$"""
            insert into coordination.obligation
                (tenant_id, id, stream_id, kind, case_id, site, code, occurrence, owner, urgency, opens_at, due_at, closes_at, listed, step, step_at, rules)
            select '{{Personas.Service}}', gen_random_uuid(), gen_random_uuid(), 'case', gen_random_uuid(), '{{Personas.MontLegia}}',
                (array['F02', 'F03', 'F04', 'F06', 'H01'])[1 + n % 5], '1', '{{owner}}', case when n % 100 = 0 then 0 else 2 end,
                timestamptz '2026-04-01Z' + n * interval '1 minute', timestamptz '2026-04-21Z' + n * interval '1 minute', null, true, null, null, 'generated'
            from generate_series(1, {{rows}}) n
            """);
        await fill.ExecuteNonQueryAsync();
        await using var analyze = api.Raw.CreateCommand("analyze coordination.obligation");
        await analyze.ExecuteNonQueryAsync();
    }

    /// <summary>How the database answers a page of this persona's list: rows it looked at, and whether it read a whole table.</summary>
    public static async Task<(int Looked, string Plan)> ExplainAsync(this ApiFixture api, Persona who, OwedFilter filter, OwedKey after, bool generic)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        await work.OpenAsync(new Login(who.Id, Personas.Service, Machine: false), Target.Nothing, CancellationToken.None);
        var connection = await work.ConnectionAsync(CancellationToken.None);
        await using var question = OwedList.Question(work, filter, after, 21);
        return await question.ExplainAsync(connection, generic);
    }

    /// <summary>How the database answers a question: rows of a table that it looked at, those of what is owed unless another is named, and its plan.</summary>
    public static async Task<(int Looked, string Plan)> ExplainAsync(this NpgsqlCommand question, NpgsqlConnection connection, bool generic, string table = "obligation")
    {
        await using var mode = new NpgsqlCommand($"set plan_cache_mode = {(generic ? "force_generic_plan" : "force_custom_plan")}", connection);
        await mode.ExecuteNonQueryAsync();
        question.Connection = connection;
        question.CommandText = "explain (analyze, format json) " + question.CommandText;
        var plan = (string)(await question.ExecuteScalarAsync())!;
        mode.CommandText = "reset plan_cache_mode";
        await mode.ExecuteNonQueryAsync();
        return (Looked(plan, table), plan);
    }

    /// <summary>Rows of a table that a plan looked at.</summary>
    public static int Looked(string plan, string table) => Nodes(JsonElement.Parse(plan)[0].GetProperty("Plan")).Where(n => n.Text("Relation Name") == table).Sum(Looked);

    private static IEnumerable<JsonElement> Nodes(JsonElement node) =>
        node.TryGetProperty("Plans", out var plans) ? [node, .. plans.EnumerateArray().SelectMany(Nodes)] : [node];

    private static int Looked(JsonElement scan)
    {
        double Of(string name) => scan.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
        return (int)((Of("Actual Rows") + Of("Rows Removed by Filter") + Of("Rows Removed by Index Recheck")) * Of("Actual Loops"));
    }
}
