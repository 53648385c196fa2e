using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;

namespace Coordination.Api.Tests.Emergencies;

/// <summary>Requests of an emergency access, and what its rows say.</summary>
internal static partial class GlassRequests
{
    public const string OnCall = "ON_CALL_CONTINUITY";
    public const string Vital = "VITAL_EMERGENCY";
    public const string Why = "Seule de garde, appelée par les urgences.";

    public static Persona Officer => People.Of("privacy-officer");

    /// <summary>The click, by the midwife of the other site unless said otherwise.</summary>
    public static Task<HttpAnswer> BreakAsync(this ApiFixture api, Guid file, string reason = OnCall, Persona? by = null, int? minutes = null, string? key = null) =>
        api.As(by ?? People.MidwifeHeusy).DoAsync($"/v1/cases/{file}/glass", new { reason, minutes }, key);

    /// <summary>The second click.</summary>
    public static Task<HttpAnswer> OpenSealsAsync(this ApiFixture api, Guid file, Persona? by = null) => api.As(by ?? People.MidwifeHeusy).DoAsync($"/v1/cases/{file}/glass/sealed");

    public static Task<HttpAnswer> RecordAsync(this ApiFixture api, Guid glass, Persona by) => api.As(by).AskAsync($"/v1/glass/{glass}");

    public static Task<HttpAnswer> ExplainAsync(this ApiFixture api, Guid glass, string text = Why, Persona? by = null) =>
        api.As(by ?? People.MidwifeHeusy).DoAsync($"/v1/glass/{glass}/text", new { text });

    public static Task<HttpAnswer> ReviewAsync(this ApiFixture api, Guid glass, string verdict = "justified", Persona? by = null, string? key = null, string? text = null) =>
        api.As(by ?? Officer).DoAsync($"/v1/glass/{glass}/review", new { verdict, text }, key);

    /// <summary>A case of MontLégia with an entry of each level: three by its midwife, a working note by a relay that accepted.</summary>
    public static async Task<(Guid File, Dictionary<string, Guid> Entries)> FilledAsync(this ApiFixture api)
    {
        var (file, entries) = (await api.OpenColdAsync(), new Dictionary<string, Guid>());
        await api.HandOverAsync(file, "dr-fictive", new { categories = new[] { "identity" } });
        foreach (var level in new[] { "n2", "n3", "n4", "n5" })
        {
            var by = level == "n5" ? People.Of("relay-psychiatrist-2") : People.Midwife;
            entries[level] = (await api.OnCaseAsync(file, "entries", new { text = $"Écrit pour {level}.", level }, by)).Expect(200).Id;
        }

        return (file, entries);
    }

    /// <summary>What was answered, without the number of the request.</summary>
    public static string Said(this HttpAnswer answer) => Trace().Replace(answer.Text, "");

    /// <summary>Mails that left beside those of before.</summary>
    public static async Task<string[]> MailsSinceAsync(this ApiFixture api, IReadOnlyList<string> before) => [.. (await api.MailsAsync()).Except(before)];

    /// <summary>To whom a mail is addressed: the persona's subject.</summary>
    public static string Addressee(string mail) =>
        mail.Split('\n').First(line => line.StartsWith("To:", StringComparison.Ordinal)).Split(':', '@')[1].Trim().TrimStart('<');

    [GeneratedRegex(",\"traceId\":\"[0-9a-f]+\"")]
    private static partial Regex Trace();

    /// <summary>What the audit says of the last request about a case by somebody.</summary>
    public static Task<string?> LastEntryAsync(this ApiFixture api, Guid file, Persona by) => api.Raw.AskAsync<string>(
        $"select concat_ws(' ', action, row, outcome, detail) from coordination.audit_entry where case_id = '{file}' and actor = '{by.Id}' order by tx desc limit 1");

    /// <summary>Requests of somebody to another node.</summary>
    public static HttpClient At(Microsoft.AspNetCore.Builder.WebApplication node, Persona who)
    {
        var client = new HttpClient { BaseAddress = new Uri(node.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestHost.Issuer.Sign(who.Subject, TestHost.TokensFrom, TestHost.TokenLife));
        return client;
    }
}
