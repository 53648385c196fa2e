using System.Text.Json;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Access;

/// <summary>
/// Each row of the decision table over HTTP, by every way to what it is about: with the status, what is shown, and the row and outcome that the
/// audit entry of the request names. A row that no request can meet is listed with the reason, and then decides no request of any scene.
/// </summary>
public sealed class EveryRowOverHttp(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>Rows that decide of an item within an answer: the entry names the row that let her at the case, and what is shown is the decision.</summary>
    private static readonly string[] OfItems = ["A02", "A03", "A04", "A05", "A14", "A22", "A23", "A25", "A29", "A32", "A34", "A35", "A40", "A50", "A51", "A52", "A53", "A67", "A68", "A81", "A99", "A100"];

    /// <summary>Whoever is let at one entry of a case is let at nothing that shows anything else of it.</summary>
    private static readonly (string Row, string Outcome) Narrowed = ("A33", "Hidden");

    private static readonly Dictionary<string, Func<ApiFixture, Task>> Scenes = CoordinatorScenes.All.Concat(RelayScenes.All).Concat(MandateScenes.All)
        .Concat(OversightScenes.All).Concat(EmergencyScenes.All).Concat(FamilyScenes.All).Concat(RepresentativeScenes.All).ToDictionary();

    private static readonly Dictionary<string, string> Without = Read("Coordination.Api.Tests", "rows-not-asked.json")
        .GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("row").GetString()!, r => r.GetProperty("why").GetString()!);

    private static readonly ILookup<string, string> Outcomes = Read("Coordination.Domain.Tests", "rows.json")
        .GetProperty("rows").EnumerateArray().ToLookup(r => r.GetProperty("id").GetString()!, r => r.GetProperty("out").GetString()!);

    public static TheoryData<string> Rows => [.. Scenes.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Decides_by_every_way_and_stands_in_the_audit(string row)
    {
        await Scenes[row](api);

        var decided = (await DecidedAsync()).ToLookup(entry => entry.Row, entry => entry.Outcome);
        Assert.True(decided.Contains(row) || OfItems.Contains(row), $"No entry of the audit names {row}.");
        Assert.All(decided[row], outcome => Assert.True(Outcomes[row].Contains(outcome) || (row, outcome) == Narrowed, $"{row} decided {outcome}"));
        Assert.DoesNotContain(decided, entries => Without.ContainsKey(entries.Key));
    }

    [Fact]
    public void Every_row_of_the_table_has_its_scene_or_its_reason()
    {
        Assert.Equal(Outcomes.Select(row => row.Key).Order(StringComparer.Ordinal), Scenes.Keys.Concat(Without.Keys).Order(StringComparer.Ordinal));
        Assert.All(Without.Values, why => Assert.True(why.Length > 20, why));
    }

    [Fact]
    public void Every_described_operation_is_a_way_to_a_case_or_leads_to_none()
    {
        Assert.True(Ways.Inside.Count > 80, $"only {Ways.Inside.Count} ways lead into a case");
        foreach (var operation in Ways.All)
        {
            var kinds = new[] { Ways.Inside.Contains(operation), Ways.Lists.ContainsKey(operation.Name), !Ways.Inside.Contains(operation) && Ways.Apart.Keys.Any(operation.Name.StartsWith) };
            Assert.True(kinds.Count(is_ => is_) == 1, $"{operation.Name} is no way to a case, no list, and not said to lead to none: see ways.json");
        }

        var names = Ways.All.Select(operation => operation.Name).ToArray();
        Assert.All(Ways.Lists.Keys, list => Assert.Contains(list, names));
        Assert.All(Ways.Apart, apart => Assert.Contains(names, name => name.StartsWith(apart.Key, StringComparison.Ordinal) && apart.Value.Length > 10));
    }

    private static JsonElement Read(string project, string file) => JsonElement.Parse(Repository.Read("tests", project, "Access", file));

    // What the clock asks is no request, and stands here all the same: of a message that stays the entry names the row by which it would have left.
    private async Task<List<(string Row, string Outcome)>> DecidedAsync()
    {
        List<(string, string)> rows = [];
        await using var command = api.Raw.CreateCommand($"select distinct row, outcome from coordination.audit_entry where not (actor = '{Domain.Actors.Sweep}' and outcome = 'Refused')");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetString(0), reader.GetString(1)));
        }

        return rows;
    }
}
