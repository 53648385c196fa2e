using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>A right ends while an answer that rests on it is put together, or by a clock that is ahead of the reader's.</summary>
public sealed class LosingARightMeanwhile : IAsyncLifetime
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(30);

    private readonly StoppedClock _there = new();
    private readonly ApiFixture _api = new();
    private Microsoft.AspNetCore.Builder.WebApplication? _node;

    public async Task InitializeAsync()
    {
        await _api.InitializeAsync();
        _there.MoveTo(_api.Clock.Now + Ahead);
        _node = TestHost.Build(_api.ConnectionString, _there, mail: "");
        await _node.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _node!.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Theory]
    [InlineData("/v1/cases/{0}")]
    [InlineData("/v1/cases/{0}/timeline")]
    [InlineData("/v1/cases")]
    public async Task What_ended_before_the_read_was_audited_is_not_shown(string asked)
    {
        var (file, relation) = await RelatedAsync();
        var path = asked.Replace("{0}", $"{file}", StringComparison.Ordinal);
        Assert.Equal((200, true), await ShowsAsync(path, asked, file));
        await using var database = await _api.Raw.OpenConnectionAsync();
        await DoAsync(database, $"create temp table open as select * from coordination.mt_doc_casefile where id = '{file}'");
        (await _api.OnCaseAsync(file, $"relations/{relation}/end")).Expect(200);
        await DoAsync(database, $"""
            create temp table ended as select * from coordination.mt_doc_casefile where id = '{file}';
            create temp table event as select * from coordination.mt_events where stream_id = '{file}' and type = 'relation_ended';
            delete from coordination.mt_events where stream_id = '{file}' and type = 'relation_ended';
            {Stored(file, "open")};
            """);
        await DoAsync(database, "begin; lock table coordination.audit_entry in share mode");

        var read = ShowsAsync(path, asked, file);
        await Eventually.HoldsAsync("the read waits to be audited", async () =>
            await _api.Raw.AskAsync<long>("select count(*) from pg_locks where relation = 'coordination.audit_entry'::regclass and not granted") > 0);
        await DoAsync(database, $"insert into coordination.mt_events select * from event; {Stored(file, "ended")}; commit");

        Assert.False((await read).Shows);
    }

    [Fact]
    public async Task A_relation_that_was_ended_by_a_clock_ahead_has_ended()
    {
        var (file, relation) = await RelatedAsync();

        await ThereAsync($"/v1/cases/{file}/relations/{relation}/end", new { });

        (await _api.ReadAsync(file, People.MidwifeHeusy)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_role_that_was_ended_by_a_clock_ahead_has_ended()
    {
        var file = await _api.OpenColdAsync();
        var role = (await _api.As(People.Midwife).AskAsync("/v1/me")).Expect(200).Json.GetProperty("roles")[0].GetProperty("id").GetString();

        await ThereAsync($"/v1/accounts/{People.Midwife.Id}/roles/{role}/end", new { reason = "left" });

        (await _api.ReadAsync(file, People.Midwife)).ExpectProblem(404, "not-found");
    }

    private async Task<(Guid File, Guid Relation)> RelatedAsync()
    {
        var file = await _api.OpenColdAsync();
        var wish = new { holder = People.MidwifeHeusy.Id, role = "coordinator", proofId = Guid.NewGuid() };
        return (file, (await _api.OnCaseAsync(file, "relations", wish)).Expect(200).Id);
    }

    private async Task<(int Status, bool Shows)> ShowsAsync(string path, string asked, Guid file)
    {
        var read = await _api.As(People.MidwifeHeusy).AskAsync(path);
        return ((int)read.Status, read.Text.Contains(asked.EndsWith("timeline", StringComparison.Ordinal) ? "caseOpened" : $"{file}", StringComparison.Ordinal));
    }

    private async Task ThereAsync(string path, object body)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_node!.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", TestHost.Issuer.Sign(People.Supervisor.Subject, TestHost.TokensFrom, TestHost.TokenLife));
        (await client.DoAsync(path, body)).Expect(200);
    }

    private static string Stored(Guid file, string kept) => $"""
        update coordination.mt_doc_casefile d set data = k.data, mt_version = k.mt_version from {kept} k where d.id = k.id;
        update coordination.mt_streams s set version = k.mt_version from {kept} k where s.id = '{file}'
        """;

    private static async Task DoAsync(NpgsqlConnection database, string sql)
    {
        await using var command = new NpgsqlCommand(sql, database);
        await command.ExecuteNonQueryAsync();
    }
}
