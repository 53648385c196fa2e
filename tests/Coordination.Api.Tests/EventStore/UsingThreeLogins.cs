using System.Security.Cryptography;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Vault;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.EventStore;

/// <summary>An installation as deploy/logins.sql makes it: one login for migrations, one for requests, one for what is owed. None is a superuser.</summary>
public sealed class UsingThreeLogins
{
    private const string Password = "only-in-this-test";

    [Fact]
    public async Task Each_login_does_its_part_and_no_other()
    {
        var superuser = await TestServer.CreateDatabaseAsync("threelogins");
        await using var server = NpgsqlDataSource.Create(superuser);
        await server.DoAsync(Repository.Read("deploy", "logins.sql"));
        await server.DoAsync(Repository.Read("deploy", "logins.sql"));
        foreach (var part in new[] { "owner", "app", "worker" })
        {
            await server.DoAsync($"alter role coordination_login_{part} password '{Password}'");
        }

        await MigrateAsync(new DatabaseSettings(As(superuser, "owner"), null, null, PoolSize: 2));
        await using var app = await StartAsync(new DatabaseSettings(As(superuser, "app"), null, As(superuser, "worker"), PoolSize: 4));
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", TestHost.Issuer.Sign(People.Midwife.Subject, TestHost.TokensFrom, TestHost.TokenLife));
        (await http.DoAsync("/v1/alerts", Scenarios.Alert())).Expect(201);
        (await http.AskAsync("/health/ready")).Expect(200);

        await RefusedAsync(As(superuser, "app"), "set role coordination_owner");
        await RefusedAsync(As(superuser, "app"), "set role coordination_worker");
        await RefusedAsync(As(superuser, "worker"), "set role coordination_app");
        await RefusedAsync(As(superuser, "worker"), "update coordination.mt_events set data = '{}'");
        await RefusedAsync(As(superuser, "app"), "delete from coordination.mt_events");
    }

    private static async Task MigrateAsync(DatabaseSettings settings)
    {
        await using var databases = new Databases(settings);
        await new Migration(settings, databases, TimeProvider.System).ApplyAsync(CancellationToken.None);
    }

    private static async Task<WebApplication> StartAsync(DatabaseSettings settings)
    {
        var app = Host.Build(new HostSettings(settings, new WrappingKey(RandomNumberGenerator.GetBytes(32)), new StoppedClock())
        {
            Environment = "Development",
            DevelopmentIssuer = TestHost.Issuer,
            Clockwork = false,
        });
        app.Urls.Add("http://127.0.0.1:0");
        await DemoService.EnsureAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    private static async Task RefusedAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => source.DoAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private static string As(string superuser, string part) =>
        new NpgsqlConnectionStringBuilder(superuser) { Username = $"coordination_login_{part}", Password = Password, Pooling = false }.ConnectionString;
}
