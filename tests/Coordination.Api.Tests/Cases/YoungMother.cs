using System.Text.Json;
using Coordination.Api.Tests.Fixtures;

namespace Coordination.Api.Tests.Cases;

/// <summary>The case of a mother of sixteen, with a parent of hers in it. Invented people.</summary>
internal sealed record YoungMother(ApiFixture Api, Guid File, Guid Lina, Guid Parent)
{
    public const string Ground = "Comprend, pèse, décide.";

    public static async Task<YoungMother> NewAsync(ApiFixture api, string born = "2009-11-22")
    {
        var file = await api.OpenColdAsync(new { name = "Lina Fictive", birthDate = born, dueDate = "2026-10-19" });
        var parent = (await api.OnCaseAsync(file, "persons", new { role = "supporter", name = "Parent de Lina", mail = "parent@example.org" })).Expect(200).Id;
        var lina = (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "mother").GetProperty("id").GetGuid();
        return new(api, file, lina, parent);
    }

    /// <summary>A case that owes what follows from who decides.</summary>
    public static async Task<Guid> OwingAsync(ApiFixture api, string code)
    {
        var tomorrow = DateOnly.FromDateTime(api.Clock.Now.UtcDateTime).AddDays(1);
        var young = await NewAsync(api, $"{(code == "consent-as-adult" ? tomorrow.AddYears(-18) : tomorrow.AddYears(-16)):yyyy-MM-dd}");
        if (code == "consent-found-able")
        {
            await young.ActAsync();
            (await young.AgreeAsync("representative")).Expect(200);
        }

        (await young.DoAsync($"persons/{young.Lina}/capacity", new { conclusion = "ableAlone", ground = Ground, until = $"{tomorrow.AddDays(15):yyyy-MM-dd}" })).Expect(200);
        if (code == "consent-as-adult")
        {
            (await young.DoAsync("consents", new { capacity = "minorAble", kinds = new[] { "K05" } })).Expect(200);
            api.Clock.Advance(TimeSpan.FromDays(2));
        }

        return young.File;
    }

    public Task<HttpAnswer> DoAsync(string what, object? body = null) => Api.OnCaseAsync(File, what, body);

    public Task<HttpAnswer> AssessAsync(string conclusion) => DoAsync($"persons/{Lina}/capacity", new { conclusion, ground = Ground });

    /// <summary>Her parent is recorded as such.</summary>
    public async Task<Guid> ActAsync() =>
        (await DoAsync($"persons/{Lina}/acting", new { by = Parent, kind = "parent", proof = "civil-status", reference = "Acte de naissance vu." })).Expect(200).Id;

    /// <summary>She names her parent as the person she trusts.</summary>
    public async Task<Guid> TrustAsync() =>
        (await DoAsync($"persons/{Lina}/acting", new { by = Parent, kind = "trusted", proof = "patient-agreement", reference = "Dit par elle ce jour." })).Expect(200).Id;

    /// <summary>Her parent agrees for her.</summary>
    public Task<HttpAnswer> AgreeAsync(string capacity, string kind = "K05") =>
        DoAsync("consents", new { by = Parent, capacity, about = new[] { Lina }, kinds = new[] { kind } });

    public async Task<JsonElement> MotherCardAsync() => (await Api.CardAsync(File)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "mother");

    public async Task<JsonElement> ActingAsync() => (await Api.CardAsync(File)).GetProperty("acting").EnumerateArray().Last();
}
