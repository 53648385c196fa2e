using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>
/// What one works with is taken as it is known and held against what is stored by the statement that writes the audit entry: so one round trip
/// is enough, and nothing that another node changed or took away is shown or decided on.
/// </summary>
public sealed class WorkingWithWhatIsKnown : IAsyncLifetime
{
    private static readonly object Closing = new
    {
        reason = "moved",
        instead = new object[] { new { code = "F02", occurrence = "1", reason = "declined" }, new { code = "F04", occurrence = "1", reason = "case-ends" } },
    };

    private readonly ApiFixture _api = new();
    private WebApplication? _node;

    public async Task InitializeAsync()
    {
        await _api.InitializeAsync();
        _node = TestHost.Build(_api.ConnectionString, _api.Clock, mail: "");
        await _node.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _node!.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task A_case_that_is_known_is_asked_for_once()
    {
        var path = await KnownAsync();

        var asked = Assert.Single(await _api.StatementsAsync(People.Midwife, HttpMethod.Get, path));

        Assert.Contains("audit_entry", asked, StringComparison.Ordinal);
        Assert.Contains("mt_streams", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_node_wrote_is_shown_and_the_read_is_audited_once()
    {
        var path = await KnownAsync();
        await ThereAsync(People.Midwife, $"{path}/contacts", new { text = "Écrit ailleurs." });
        var before = await AuditedAsync();

        var read = (await _api.As(People.Midwife).AskAsync(path)).Expect(200);

        Assert.Contains("Écrit ailleurs.", read.Text, StringComparison.Ordinal);
        Assert.Equal(before + 1, await AuditedAsync());
        Assert.Equal(read.ETag, (await _api.As(People.Midwife).AskAsync(path)).Expect(200).ETag);
        Assert.Equal(before + 2, await AuditedAsync());
    }

    [Fact]
    public async Task A_role_that_ended_at_another_node_opens_nothing_in_the_next_request()
    {
        var path = await KnownAsync();
        var role = (await _api.As(People.Midwife).AskAsync("/v1/me")).Expect(200).Json.GetProperty("roles")[0].GetProperty("id").GetString();
        await ThereAsync(People.Supervisor, $"/v1/accounts/{People.Midwife.Id}/roles/{role}/end", new { reason = "left" });

        (await _api.As(People.Midwife).AskAsync(path)).ExpectProblem(404, "not-found");

        await using var hidden = _api.Raw.CreateCommand("select count(*) from coordination.audit_entry where action = 'ReadCase' and outcome = 'Hidden'");
        Assert.Equal(1L, await hidden.ExecuteScalarAsync());
    }

    [Fact]
    public async Task An_account_that_was_excluded_at_another_node_reads_nothing_more()
    {
        var path = await KnownAsync();
        await ThereAsync(People.SocialWorker, $"{path}/exclusions", new { accountId = People.Midwife.Id });

        (await _api.As(People.Midwife).AskAsync(path)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_command_on_what_is_known_is_one_batch()
    {
        var path = await KnownAsync();

        var sent = Assert.Single(await _api.StatementsAsync(People.Midwife, HttpMethod.Post, $"{path}/contacts", new { text = "Passée la voir." }));

        Assert.Contains("audit_entry", sent, StringComparison.Ordinal);
        Assert.Contains("mt_events", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_decided_on_what_another_node_wrote()
    {
        var path = await KnownAsync();
        await ThereAsync(People.Midwife, $"{path}/close", Closing);

        (await _api.As(People.Midwife).DoAsync($"{path}/contacts", new { text = "Passée la voir." })).ExpectProblem(409, "case-closed");
    }

    [Fact]
    public async Task A_refusal_is_of_what_is_stored_and_not_of_what_was_known()
    {
        var path = await KnownAsync();
        (await _api.As(People.Midwife).DoAsync($"{path}/close", Closing)).Expect(200);
        await ThereAsync(People.Midwife, $"{path}/reopen", new { reason = "family-asks" });

        (await _api.As(People.Midwife).DoAsync($"{path}/contacts", new { text = "Elle est revenue." })).Expect(200);
    }

    [Fact]
    public async Task Who_lost_her_role_at_another_node_writes_nothing_more()
    {
        var path = await KnownAsync();
        var role = (await _api.As(People.Midwife).AskAsync("/v1/me")).Expect(200).Json.GetProperty("roles")[0].GetProperty("id").GetString();
        await ThereAsync(People.Supervisor, $"/v1/accounts/{People.Midwife.Id}/roles/{role}/end", new { reason = "left" });

        (await _api.As(People.Midwife).DoAsync($"{path}/contacts", new { text = "Passée la voir." })).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_relay_that_was_withdrawn_at_another_node_is_asked_no_more()
    {
        var path = await KnownAsync();
        var relay = DemoNetwork.IdOf(Personas.Service, "pep-liege");
        (await _api.As(People.Midwife).AskAsync($"/v1/relays/{relay}")).Expect(200);
        await ThereAsync(People.Supervisor, $"/v1/relays/{relay}/withdraw", new { reason = "closed" });

        (await _api.As(People.Midwife).DoAsync($"{path}/handovers", new { relay, need = "depression", consent = "oral" })).ExpectProblem(409, "relay-withdrawn");
    }

    private async Task<string> KnownAsync()
    {
        var path = $"/v1/cases/{await _api.OpenColdAsync()}";
        (await _api.As(People.Midwife).AskAsync(path)).Expect(200);
        (await _api.As(People.Midwife).AskAsync(path)).Expect(200);
        return path;
    }

    private async Task ThereAsync(Persona who, string path, object body)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_node!.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", TestHost.Issuer.Sign(who.Subject, TestHost.TokensFrom, TestHost.TokenLife));
        (await client.DoAsync(path, body)).Expect(200);
    }

    private async Task<long> AuditedAsync()
    {
        await using var count = _api.Raw.CreateCommand("select count(*) from coordination.audit_entry where action = 'ReadCase'");
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
