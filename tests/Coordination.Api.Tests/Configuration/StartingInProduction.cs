using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Coordination.Api.Demo;
using Coordination.Api.Identity;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Configuration;

/// <summary>The built application as a process of its own, with a production's settings.</summary>
public sealed partial class StartingInProduction
{
    // Nobody listens on port 1: an issuer that is down.
    private const string Issuer = "https://127.0.0.1:1/realms/chc";

    [Fact]
    public async Task A_missing_issuer_ends_the_start_with_one_sentence()
    {
        var (code, console) = await EndAsync(Environment("Host=127.0.0.1;Port=1;Database=none", ("Auth__Issuers__0", "")));

        Assert.Equal(1, code);
        Assert.StartsWith("Auth:Issuers: missing.", console.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", console, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_away_or_empty_ends_the_start_with_one_sentence()
    {
        var away = await EndAsync(Environment("Host=127.0.0.1;Port=1;Database=none"));
        Assert.Equal(1, away.Code);
        Assert.StartsWith("The database did not do what the start needs", away.Console.Trim(), StringComparison.Ordinal);

        var login = new NpgsqlConnectionStringBuilder(await TestServer.CreateDatabaseAsync("empty"));
        var empty = await EndAsync(Environment(login.ConnectionString));
        Assert.Equal(1, empty.Code);
        Assert.Contains("migrate", empty.Console, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuer_that_is_down_lets_nobody_in_and_stops_nothing()
    {
        var connection = await TestServer.CreateDatabaseAsync("production");
        Assert.Equal(0, (await EndAsync(Environment(connection), "migrate")).Code);
        using var process = Start(Environment(connection), "--urls", "http://127.0.0.1:0");
        try
        {
            using var http = new HttpClient { BaseAddress = await AddressAsync(process) };
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/health/allocated")).StatusCode);
            (await http.AskAsync("/v1/cases")).ExpectProblem(401, "not-authenticated");
            http.DefaultRequestHeaders.Authorization = new("Bearer", TestHost.Issuer.Sign(Personas.Supervisor.Subject, TestHost.TokensFrom, TestHost.TokenLife));
            (await http.AskAsync("/v1/cases")).ExpectProblem(401, "not-authenticated");
            http.DefaultRequestHeaders.Authorization = new("Bearer", new DevelopmentIssuer(new byte[64]).Sign("somebody", TestHost.TokensFrom, TestHost.TokenLife, Issuer));
            (await http.AskAsync("/v1/cases")).ExpectProblem(401, "not-authenticated");
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_wrapping_key_that_cannot_open_what_is_stored_ends_the_start()
    {
        var connection = await TestServer.CreateDatabaseAsync("otherkey");
        Assert.Equal(0, (await EndAsync(Environment(connection), "migrate")).Code);
        await using var server = NpgsqlDataSource.Create(connection);
        await server.DoAsync("insert into vault.person_key values ('chc', gen_random_uuid(), 1, decode('0a0b0c0d', 'hex') || gen_random_uuid()::text::bytea, now())");

        var (code, console) = await EndAsync(Environment(connection));
        Assert.Equal(1, code);
        Assert.StartsWith("Vault:WrappingKey: ", console.Trim(), StringComparison.Ordinal);
        Assert.Contains("0a0b0c0d", console, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_of_personas_are_development_only()
    {
        var (code, console) = await EndAsync(Environment("Host=127.0.0.1;Port=1;Database=none"), "token", Personas.Supervisor.Subject);

        Assert.Equal(1, code);
        Assert.Contains("development only", console, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Environment(string connection, params (string Key, string Value)[] replaced)
    {
        var all = Given.Production.ToDictionary(pair => pair.Key.Replace(":", "__", StringComparison.Ordinal), pair => pair.Value);
        all["ConnectionStrings__Coordination"] = connection;
        all["Auth__Issuers__0"] = Issuer;
        foreach (var (key, value) in replaced)
        {
            all[key] = value;
        }

        return all;
    }

    private static Process Start(Dictionary<string, string?> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Coordination.Api.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Console)> EndAsync(Dictionary<string, string?> environment, params string[] args)
    {
        using var process = Start(environment, args);
        var console = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(console));
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Serves().Match(line) is { Success: true } found)
            {
                return new Uri(found.Groups[1].Value);
            }
        }

        throw new InvalidOperationException("The application ended before it served.");
    }

    [GeneratedRegex(@"serves on (\S+)")]
    private static partial Regex Serves();
}
