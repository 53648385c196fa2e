using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.PersonsRequests;
using Xunit;

namespace Coordination.Api.Tests.Access;

/// <summary>Parents by their own accounts, who prepares what is theirs, and who erases.</summary>
internal static class FamilyScenes
{
    private const string Hers = "Dit par elle, à son sujet.";

    private static readonly string[] Own =
        ["GET /v1/cases/{caseId}/mine", "POST /v1/cases/{caseId}/mine", "GET /v1/requests", "POST /v1/requests/{requestId}/confirm", "POST /v1/cases/{caseId}/requests"];

    /// <summary>The other parent's account, of somebody who has no part in any other scene.</summary>
    private static readonly Persona Other = People.Of("auditor");

    public static IReadOnlyDictionary<string, Func<ApiFixture, Task>> All { get; } = new Dictionary<string, Func<ApiFixture, Task>>
    {
        ["A49"] = OwnFileAsync,
        ["A50"] = WithheldAsync,
        ["A51"] = ConfidedAsync,
        ["A52"] = ChildAsync,
        ["A53"] = LimitedAsync,
        ["A54"] = JournalAsync,
        ["A55"] = LimitingAsync,
        ["A84"] = PreparingAsync,
        ["A91"] = AskingAsync,
        ["A92"] = ErasingAsync,
    };

    private static async Task<Filled> BoundAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        await api.BindAsync(file.Case, file.Mother, RightRequests.Parent);
        return file;
    }

    /// <summary>With the other parent, who has an account too.</summary>
    private static async Task<(Filled File, Guid Father)> BothAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        var father = await api.JoinAsync(file.Case, "coParent", "Père Exemple");
        await api.BindAsync(file.Case, father, Other);
        return (file, father);
    }

    private static async Task OwnFileAsync(ApiFixture api)
    {
        var (file, she) = (await BoundAsync(api), new Trial(api, "A49", RightRequests.Parent));
        await file.WriteAsync(Hers);
        await file.WriteAsync("Scellé, à son sujet.", new { level = "n4" });
        await she.AsksAsync($"{file.Path}/mine", shows: Hers, hides: "Scellé");
        await she.AsksAsync($"{file.Path}/mine", shows: "Scellé", steppedUp: true);
        await she.FindsNothingAsync(file, "A00", not: Own);
        await new Trial(api, "A49", People.Midwife).AsksAsync($"{file.Path}/mine", 404, decided: "A00");
    }

    private static async Task WithheldAsync(ApiFixture api)
    {
        var (file, she) = (await BoundAsync(api), new Trial(api, "A50", RightRequests.Parent));
        var entry = await file.WriteAsync(Hers);
        await she.AsksAsync($"{file.Path}/mine", shows: Hers, decided: "A49");
        var exception = (await file.DoneAsync($"entries/{entry}/exception", new { text = "Nuirait.", reviewOn = $"{api.Clock.Now.AddMonths(2):yyyy-MM-dd}", told = true })).Id;
        await file.DoneAsync($"exceptions/{exception}/agree", by: People.SocialWorker);
        await she.AsksAsync($"{file.Path}/mine", shows: "\"withheld\":true", hides: Hers, decided: "A49");
        await she.AsksAsync($"{file.Path}/mine", hides: Hers, decided: "A49", steppedUp: true);
    }

    private static async Task ConfidedAsync(ApiFixture api)
    {
        var (file, _) = await BothAsync(api);
        var he = new Trial(api, "A51", Other);
        await he.AsksAsync($"{file.Path}/mine", hides: "Nadia", decided: "A49");
        await he.MeetsNothingAsync(file, () => file.WriteAsync("Confidence de la mère.", new { level = "n4", personId = file.Mother }));
        await he.AsksAsync($"{file.Path}/mine", hides: "Confidence", decided: "A49", steppedUp: true);
    }

    private static async Task<(Filled File, Guid Request)> CopyAsync(ApiFixture api, Filled file, Guid asker)
    {
        await file.WriteAsync("Le bébé grandit bien.", new { level = "n2", personId = file.Child });
        await file.WriteAsync("Confidence de la mère.", new { level = "n4", personId = file.Child });
        await file.WriteAsync(Hers);
        var request = (await api.AskRightAsync(file.Case, more: new { personId = file.Child, capacity = "parent", askerId = asker })).Expect(201).Id;
        (await api.OnRightAsync(request, "copy")).Expect(200);
        return (file, request);
    }

    private static async Task ChildAsync(ApiFixture api)
    {
        // The only parent: where there is another one who could be protected, a human gives it.
        var alone = await BoundAsync(api);
        var (_, request) = await CopyAsync(api, alone, alone.Mother);
        var copy = await new Trial(api, "A52", RightRequests.Parent).AsksAsync($"/v1/requests/{request}/copy", shows: "Le bébé grandit bien.", decided: "A91", steppedUp: true);
        Assert.All(["Confidence", Hers, Filled.Telephone, "Nadia"], word => Assert.DoesNotContain(word, copy.Text, StringComparison.Ordinal));
    }

    private static async Task LimitedAsync(ApiFixture api)
    {
        var (both, father) = await BothAsync(api);
        var (file, request) = await CopyAsync(api, both, father);
        await file.DoneAsync("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" } });
        var he = new Trial(api, "A53", Other);
        await he.AsksAsync($"/v1/requests/{request}/copy", 404, decided: "A00", steppedUp: true);
        await he.MeetsNothingAsync(file, () => file.WriteAsync("Le bébé a été vu.", new { level = "n2", personId = file.Child }));
        Assert.Empty((await he.AsksAsync($"{file.Path}/mine/journal", decided: "A54")).Json.GetProperty("items").EnumerateArray());
        var limited = (await api.ReadRightAsync(request, what: "/preparation")).Expect(200).Json;
        Assert.All(limited.GetProperty("items").EnumerateArray(), item => Assert.Equal("absent", item.Text("verdict")));
    }

    private static async Task JournalAsync(ApiFixture api)
    {
        var (file, she) = (await BoundAsync(api), new Trial(api, "A54", RightRequests.Parent));
        (await api.ReadAsync(file.Case, People.SocialWorker)).Expect(200);
        await she.AsksAsync($"{file.Path}/mine/journal?limit=100", shows: "coordinator", hides: People.SocialWorker.Name);
        await new Trial(api, "A54", Other).AsksAsync($"{file.Path}/mine/journal", 404, decided: Trial.Unreached);
    }

    private static async Task LimitingAsync(ApiFixture api)
    {
        var (file, she) = (await BoundAsync(api), new Trial(api, "A55", RightRequests.Parent));
        await she.DoesAsync($"{file.Path}/mine/exclusions", new { accountId = People.SocialWorker.Id });
        await new Trial(api, "A55", People.SocialWorker).FindsNothingAsync(file);
        await she.DoesAsync($"{file.Path}/mine/consents/{file.Ids["consentId"]}/withdraw");
        await new Trial(api, "A55", People.Of("relay-one")).AsksAsync(file.Request, 404, decided: "A00");
    }

    private static async Task PreparingAsync(ApiFixture api)
    {
        var (file, officer) = (await Filled.NewAsync(api), new Trial(api, "A84", RightRequests.Officer));
        foreach (var level in new[] { "n2", "n3", "n4" })
        {
            await file.WriteAsync($"Au niveau {level}.", new { level });
        }

        var request = $"/v1/requests/{file.Ids["requestId"]}";
        foreach (var level in new[] { "n2", "n3", "n4" })
        {
            await officer.AsksAsync($"{request}/preparation", shows: $"Au niveau {level}.");
        }

        await officer.AsksAsync(request);
        await officer.AsksAsync("/v1/requests?limit=100", shows: request.Split('/')[^1], decided: Trial.Listed);
        await officer.AsksAsync("/v1/cases?limit=100", hides: $"{file.Case}", decided: Trial.Listed);
        await officer.AsksAsync(file.Path, 404, decided: Trial.Unreached);
        (await api.OnRightAsync(file.Ids["requestId"], "copy")).Expect(200);
        await officer.AsksAsync($"{request}/copy", shows: "Au niveau n4.");
        await officer.DoesAsync($"{request}/answer");
        await officer.FindsNothingAsync(file);
    }

    private static async Task AskingAsync(ApiFixture api)
    {
        var (file, she) = (await BoundAsync(api), new Trial(api, "A91", RightRequests.Parent));
        var request = (await she.DoesAsync($"{file.Path}/requests", new { right = "copy", identity = "identity-card" }, 201)).Id;
        await she.AsksAsync($"/v1/requests/{request}");
        await she.AsksAsync("/v1/requests?limit=100", shows: $"{request}", decided: Trial.Listed);
        await new Trial(api, "A91", People.Midwife).AsksAsync($"/v1/requests/{request}");
        await new Trial(api, "A91", Other).AsksAsync($"/v1/requests/{request}", 404, decided: Trial.Unreached);
        (await api.OnRightAsync(request, "copy")).Expect(200);
        await she.AsksAsync($"/v1/requests/{request}/copy", 404, decided: "A00");
        await she.AsksAsync($"/v1/requests/{request}/copy", steppedUp: true);
    }

    private static async Task ErasingAsync(ApiFixture api)
    {
        var (file, lead) = (await Filled.NewAsync(api), new Trial(api, "A92", People.Supervisor));
        await new Trial(api, "A92", RightRequests.Officer).DoesAsync("/v1/erasures", new { personId = file.Mother, ground = "ordered-by-law" }, 201);
        await new Trial(api, "A92", RightRequests.Officer).AsksAsync($"/v1/erasures/{file.Mother}", hides: file.Name);
        await lead.AsksAsync($"/v1/erasures/{file.Mother}", hides: file.Name);
        await new Trial(api, "A92", People.Midwife).AsksAsync($"/v1/erasures/{file.Mother}", 404, decided: "A00");
        await new Trial(api, "A92", People.Midwife).DoesAsync($"/v1/erasures/{file.Mother}/agree", null, 404, "A00");
        await lead.DoesAsync($"/v1/erasures/{file.Mother}/agree");
        foreach (var read in Ways.Reading(file).Where(read => read.StartsWith(file.Path, StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(file.Name, (await api.As(People.Midwife).AskAsync(read)).Text, StringComparison.Ordinal);
        }
    }
}
