using System.Net.Http.Headers;
using Coordination.Api.Commands;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Obligations;
using Coordination.Api.Outbox;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Faults;

/// <summary>
/// A server was replaced by its standby and comes back. Both are copies of one database; the promoted one was raised by the
/// command. Whoever is connected to the old one neither writes nor reads, and says why.
/// </summary>
public sealed class ReturningAsOldPrimary : IAsyncLifetime
{
    private readonly DirectoryInfo _mail = Directory.CreateTempSubdirectory("coordination-mail-");
    private readonly StoppedClock _clock = new();
    private string _old = "";
    private string _promoted = "";

    public async Task InitializeAsync()
    {
        _old = await TestServer.CreateDatabaseAsync("oldprimary", "demonstration", TestHost.FillAsync);
        await using (var before = await StartAsync(_old, 0))
        {
            (await As(before).DoAsync("/v1/alerts", Scenarios.Alert())).Expect(201);
        }

        _promoted = await TestServer.CreateDatabaseAsync("promoted", "demonstration", TestHost.FillAsync);
        Assert.Equal(0, await Subcommands.RunAsync(["raise-epoch", $"--ConnectionStrings:Coordination={_promoted}"]));
        Assert.Equal((1, 2), (await NumberAsync(_old, "select number from coordination.epoch"), await NumberAsync(_promoted, "select number from coordination.epoch")));
    }

    public Task DisposeAsync()
    {
        _mail.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task By_the_configuration_it_is_neither_written_to_nor_read_from()
    {
        _clock.Advance(TimeSpan.FromDays(10));
        var before = await RowsAsync(_old);
        await using var app = await StartAsync(_old, epoch: 2);

        (await As(app).DoAsync("/v1/cases", new { name = "Nadia Fictive", dueDate = "2026-10-19" })).ExpectProblem(503, "server-replaced");
        (await As(app).AskAsync("/v1/me/today")).ExpectProblem(503, "server-replaced");
        var alert = await As(app).DoAsync("/v1/alerts", Scenarios.Alert());
        alert.ExpectProblem(503, "commit-too-weak");
        Assert.Contains("another one has replaced it", alert.Text, StringComparison.Ordinal);
        await RefusedAsync(() => app.Services.GetRequiredService<Sweep>().RunAsync(CancellationToken.None));
        await RefusedAsync(() => app.Services.GetRequiredService<Reconcile>().TurnAsync(CancellationToken.None));

        using var plain = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var ready = await plain.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(503, (int)ready.StatusCode);
        Assert.Contains("commits: the server is of epoch 1 although 2 was seen: another one has replaced it", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync(_old));
    }

    [Fact]
    public async Task No_mail_leaves_by_it()
    {
        await DoAsync(_old, "update coordination.obligation set step_at = null");
        await using (var first = await StartAsync(_old, 0))
        {
            (await As(first).DoAsync("/v1/alerts", Scenarios.Alert())).Expect(201);
            _clock.Advance(TimeSpan.FromDays(6));
            Assert.Equal(1, await first.Services.GetRequiredService<Sweep>().RunAsync(CancellationToken.None));
        }

        Assert.NotEqual(0, await NumberAsync(_old, "select count(*) from coordination.outbox where sent_at is null"));
        await using var app = await StartAsync(_old, epoch: 2);
        await RefusedAsync(() => app.Services.GetRequiredService<SendOutbox>().RunAsync(CancellationToken.None));
        Assert.Empty(_mail.EnumerateFiles("*.eml", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_node_that_saw_the_new_one_needs_no_configuration_to_refuse_it()
    {
        await using var app = await StartAsync(_promoted, epoch: 0);
        (await As(app).DoAsync("/v1/cases", new { name = "Nadia Fictive", dueDate = "2026-10-19" })).Expect(201);

        // The same address leads to the old server now.
        await DoAsync(_promoted, "update coordination.epoch set number = 1");
        (await As(app).DoAsync("/v1/cases", new { name = "Nadia Fictive", dueDate = "2026-10-19" })).ExpectProblem(503, "server-replaced");
        await app.Services.GetRequiredService<CommitStrength>().ReadAsync(CancellationToken.None);
        Assert.Contains("of epoch 1 although 2 was seen", app.Services.GetRequiredService<CommitStrength>().Weakness, StringComparison.Ordinal);

        await DoAsync(_promoted, "update coordination.epoch set number = 2");
        await app.Services.GetRequiredService<CommitStrength>().ReadAsync(CancellationToken.None);
        Assert.Null(app.Services.GetRequiredService<CommitStrength>().Weakness);
        (await As(app).DoAsync("/v1/cases", new { name = "Nadia Fictive", dueDate = "2026-10-19" })).Expect(201);
    }

    [Fact]
    public async Task The_application_cannot_raise_it_and_an_older_backup_is_raised_above_the_configuration()
    {
        await using var app = await StartAsync(_old, 0);
        await using var raise = app.Services.GetRequiredService<Databases>().Of(Personas.Service).CreateCommand("update coordination.epoch set number = 9");
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => raise.ExecuteNonQueryAsync())).SqlState);

        Assert.Equal(0, await Subcommands.RunAsync(["raise-epoch", $"--ConnectionStrings:Coordination={_old}", "--Database:Epoch=5"]));
        Assert.Equal(6, await NumberAsync(_old, "select number from coordination.epoch"));
    }

    private static async Task RefusedAsync(Func<Task> turn) => Assert.Equal(Epoch.Over, (await Assert.ThrowsAsync<PostgresException>(turn)).SqlState);

    private async Task<WebApplication> StartAsync(string connection, long epoch)
    {
        var app = TestHost.Build(connection, _clock, _mail.FullName, epoch: epoch);
        await app.StartAsync();
        return app;
    }

    private static HttpClient As(WebApplication app)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestHost.Issuer.Sign(People.Midwife.Subject, TestHost.TokensFrom, TestHost.TokenLife));
        return client;
    }

    private static Task<long> RowsAsync(string connection) => NumberAsync(connection, """
        select (select count(*) from coordination.mt_events) + (select count(*) from coordination.audit_entry) + (select count(*) from coordination.inbox)
            + (select count(*) from coordination.obligation where retry_at is not null) + (select count(*) from coordination.reconciliation)
        """);

    private static async Task<long> NumberAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        return await source.AskAsync<long>(sql);
    }

    private static async Task DoAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await source.DoAsync(sql);
    }
}
