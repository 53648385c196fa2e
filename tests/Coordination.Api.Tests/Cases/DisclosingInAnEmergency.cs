using System.Text.Json;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Pipeline;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Somebody who helps at once is told without consent; the person is told afterwards, and that is chased until somebody says who told her.</summary>
public sealed class DisclosingInAnEmergency(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly object Told = new { authority = "emergency-112", reason = "vital-emergency", text = "Adresse et nom donnés au téléphone.", categories = new[] { "identity" } };

    [Fact]
    public async Task It_is_listed_and_owed_until_the_person_was_told()
    {
        var file = await api.OpenColdAsync();
        var person = (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().First(p => p.Text("role") == "mother").GetProperty("id").GetGuid();
        var id = (await api.OnCaseAsync(file, "disclosures", new { authority = "emergency-112", reason = "vital-emergency", items = new[] { new { kind = "person", id = person } }, text = "Adresse et nom donnés au téléphone." })).Expect(200).Id;

        var line = Assert.Single(await api.LedgerAsync(file));
        Assert.Equal((id, "person", "authority", "emergency-112", "emergency", "vital-emergency"), (line.GetProperty("id").GetGuid(), line.Text("kind"), line.Text("to"), line.Text("authority"), line.Text("basis"), line.Text("emergency")));
        Assert.Equal("Adresse et nom donnés au téléphone.", line.Text("text"));
        Assert.False(line.TryGetProperty("toldOn", out _));
        Assert.Equal("", await EveryTable.WithAsync(api, "donnés au téléphone"));
        var row = await RowAsync(file);
        Assert.EndsWith($"/disclosures/{id}/told", row.GetProperty("acts").GetProperty("done").GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal("2026-04-22", await api.DueAsync(file, "disclosure-told"));

        (await api.As(People.Midwife).DoAsync(row.GetProperty("acts").GetProperty("later").GetProperty("url").GetString()!, new { to = "2026-04-30", reason = "later" })).Expect(200);
        Assert.Equal("2026-04-30", await api.DueAsync(file, "disclosure-told"));
        (await api.OnCaseAsync(file, $"disclosures/{id}/later", new { reason = "because" })).ExpectProblem(422, "case-unknown-reason");
        (await api.OnCaseAsync(file, "steps/disclosure-told/done", new { occurrence = $"{id:N}" })).ExpectProblem(409, "step-needs-its-record");

        (await api.OnCaseAsync(file, $"disclosures/{id}/told", new { by = People.SocialWorker.Id, on = "2026-04-19" })).ExpectProblem(422, "disclosure-told-before", "/on");
        (await api.As(People.Midwife).DoAsync((await RowAsync(file)).GetProperty("acts").GetProperty("done").GetProperty("url").GetString()!, new { by = People.SocialWorker.Id })).Expect(200);
        Assert.Equal("nothing", await api.DueAsync(file, "disclosure-told"));
        var after = Assert.Single(await api.LedgerAsync(file));
        Assert.Equal(("2026-04-20", People.SocialWorker.Id), (after.Text("toldOn"), after.GetProperty("toldBy").GetGuid()));
        (await api.OnCaseAsync(file, $"disclosures/{id}/told", new { by = People.SocialWorker.Id })).Expect(200);
        (await api.OnCaseAsync(file, $"disclosures/{id}/told")).ExpectProblem(409, "disclosure-already-told");
        (await api.OnCaseAsync(file, $"disclosures/{id}/later")).ExpectProblem(409, "disclosure-already-told");
        Assert.Equal("disclosed_outside step_moved disclosure_told", string.Join(' ', (await api.EventsAsync(file)).Split(' ').Where(e => e.StartsWith("disclos", StringComparison.Ordinal) || e.StartsWith("step_m", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task It_needs_no_consent_and_is_possible_and_owed_after_one_was_taken_back()
    {
        var file = await api.OpenColdAsync();
        var consent = await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        (await api.OnCaseAsync(file, $"consents/{consent}/withdraw")).Expect(200);
        (await api.OnCaseAsync(file, "entries", new { text = "x" })).ExpectProblem(403, "not-allowed");

        var id = (await api.OnCaseAsync(file, "disclosures", Told)).Expect(200).Id;
        Assert.Contains(await api.LedgerAsync(file), l => l.GetProperty("id").GetGuid() == id);
        (await api.OnCaseAsync(file, $"disclosures/{id}/later", new { to = "2026-04-23" })).Expect(200);
        (await api.OnCaseAsync(file, $"disclosures/{id}/told")).Expect(200);
    }

    [Fact]
    public async Task Bad_input_is_named()
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "disclosures", new { authority = "a neighbour", reason = "psychosis", text = "x" })).ExpectProblem(400, "invalid-request", "/authority");
        (await api.OnCaseAsync(file, "disclosures", new { authority = "emergency-112", reason = "hurry", text = "x" })).ExpectProblem(400, "invalid-request", "/reason");
        (await api.OnCaseAsync(file, "disclosures", new { authority = "emergency-112", reason = "psychosis" })).ExpectProblem(422, "disclosure-nothing-told", "/items");
        (await api.OnCaseAsync(file, "disclosures", new { authority = "prosecutor", reason = "psychosis", text = "x" })).ExpectProblem(422, "disclosure-not-to-them", "/authority");
        (await api.OnCaseAsync(file, "disclosures", new { authority = "emergency-112", reason = "psychosis", items = new[] { new { kind = "entry", id = Guid.NewGuid() } } })).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, $"disclosures/{Guid.NewGuid()}/told")).ExpectProblem(404, "not-found");
        var entry = (await api.OnCaseAsync(file, "entries", new { text = "x" })).Expect(200).Id;
        (await api.OnCaseAsync(file, $"entries/{entry}/disclose", new { basis = "458bis" })).ExpectProblem(400, "invalid-request", "/authority");
        (await api.OnCaseAsync(file, $"entries/{entry}/disclose", new { authority = "prosecutor", basis = "458bis", answers = new[] { new { condition = "necessary", met = "yes" } }, thirdPartiesChecked = true })).ExpectProblem(422, "disclosure-needs-reason", "/reason");
    }

    private async Task<JsonElement> RowAsync(Guid file) => (await api.As(People.Midwife).AskAsync("/v1/worklist?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray()
        .Single(r => r.GetProperty("code").GetString() == "disclosure-told" && r.ToString().Contains(file.ToString(), StringComparison.Ordinal));
}
