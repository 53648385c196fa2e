using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;

namespace Coordination.Api.Tests.PersonsRequests;

/// <summary>Requests about a person's rights, and a family with accounts of its own.</summary>
internal static class RightRequests
{
    public static Persona Officer => People.Of("records-officer");

    /// <summary>The account that a test binds to the mother.</summary>
    public static Persona Parent => People.Of("parent");

    /// <summary>A second account, of the other parent: the guest's.</summary>
    public static Persona OtherParent => People.Of("guest");

    public static Task<HttpAnswer> AskRightAsync(this ApiFixture api, Guid file, string right = "copy", Persona? by = null, object? more = null, string? key = null) =>
        api.As(by ?? People.Midwife).DoAsync($"/v1/cases/{file}/requests", Merged(new { right, identity = "identity-card" }, more), key);

    public static Task<HttpAnswer> OnRightAsync(this ApiFixture api, Guid request, string act, object? body = null, Persona? by = null, string? key = null) =>
        api.As(by ?? Officer).DoAsync($"/v1/requests/{request}/{act}", body, key);

    public static Task<HttpAnswer> ReadRightAsync(this ApiFixture api, Guid request, Persona? by = null, string what = "") => api.As(by ?? Officer).AskAsync($"/v1/requests/{request}{what}");

    /// <summary>A person's own requests, a second factor just given.</summary>
    public static HttpClient SteppedUp(this ApiFixture api, Persona who) =>
        api.WithToken(TestHost.Issuer.Sign(who.Subject, TestHost.TokensFrom, TestHost.TokenLife, steppedUp: api.Clock.GetUtcNow()));

    /// <summary>A case with its mother's id.</summary>
    public static async Task<(Guid File, Guid Mother)> FamilyAsync(this ApiFixture api, string name = "Nadia Fictive")
    {
        var file = await api.OpenColdAsync(new { name, dueDate = "2026-10-19", telephone = "+32 470 00 00 01" });
        return (file, (await api.CardAsync(file)).GetProperty("persons")[0].GetProperty("id").GetGuid());
    }

    /// <summary>Somebody joins the family.</summary>
    public static async Task<Guid> JoinAsync(this ApiFixture api, Guid file, string role, string name) => (await api.OnCaseAsync(file, "persons", new { role, name })).Expect(200).Id;

    /// <summary>A supervisor gives the account its role, the midwife who saw the person binds it.</summary>
    public static async Task BindAsync(this ApiFixture api, Guid file, Guid person, Persona account)
    {
        (await api.As(People.Supervisor).DoAsync($"/v1/accounts/{account.Id}/roles", new { role = "parent", personId = person, proof = "identity-card" })).Expect(201);
        (await api.OnCaseAsync(file, $"persons/{person}/account", new { accountId = account.Id })).Expect(200);
    }

    /// <summary>An entry of the midwife's.</summary>
    public static async Task<Guid> WriteAsync(this ApiFixture api, Guid file, string text, string level = "n2", Guid? about = null, bool thirdParty = false) => (await api.OnCaseAsync(
        file, "entries", new { text, level, personId = about, thirdParty = thirdParty ? new { who = "partner", why = "safety" } : null })).Expect(200).Id;

    /// <summary>A working note, by a relay that accepted.</summary>
    public static async Task NoteAsync(this ApiFixture api, Guid file, string text)
    {
        await api.HandOverAsync(file, "dr-fictive", new { categories = new[] { "identity" } });
        (await api.OnCaseAsync(file, "entries", new { text, level = "n5" }, People.Of("relay-psychiatrist-2"))).Expect(200);
    }

    private static Dictionary<string, object?> Merged(object first, object? more)
    {
        var all = first.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(first));
        foreach (var member in more?.GetType().GetProperties() ?? [])
        {
            all[member.Name] = member.GetValue(more);
        }

        return all;
    }
}
