using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Obligations;
using Coordination.Api.Outbox;
using Coordination.Api.Tests.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Fixtures;

/// <summary>
/// The product itself on a database of its own, with the demonstration's people and relays, under a stopped clock. One per test class
/// (<c>IClassFixture</c>); the database is copied from one that was filled once in this run.
/// </summary>
public class ApiFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);
    private readonly DirectoryInfo _mail = Directory.CreateTempSubdirectory("coordination-mail-");
    private WebApplication? _app;
    private NpgsqlDataSource? _raw;

    internal StoppedClock Clock { get; } = new();

    internal string ConnectionString { get; private set; } = "";

    internal IServiceProvider Services => _app!.Services;

    /// <summary>Sees every row of every tenant: for looking, never for writing.</summary>
    internal NpgsqlDataSource Raw => _raw!;

    /// <summary>Requests without a token.</summary>
    internal HttpClient Nobody => Client("", null);

    public async Task InitializeAsync()
    {
        ConnectionString = await TestServer.CreateDatabaseAsync(GetType().Name, "demonstration", TestHost.FillAsync);
        _raw = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { MaxPoolSize = 4 }.ConnectionString);
        _app = TestHost.Build(ConnectionString, Clock, _mail.FullName, Adjust, Lanes);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_raw is not null)
        {
            await _raw.DisposeAsync();
        }

        _mail.Delete(recursive: true);
    }

    /// <summary>Requests of this persona.</summary>
    internal HttpClient As(Persona persona) => Client(persona.Subject, TestHost.Issuer.Sign(persona.Subject, TestHost.TokensFrom, TestHost.TokenLife));

    /// <summary>Requests with this token.</summary>
    internal HttpClient WithToken(string token) => Client(token, token);

    /// <summary>One sweep over all that is due now; returns how many steps fired.</summary>
    internal Task<int> SweepAsync() => Services.GetRequiredService<Sweep>().RunAsync(CancellationToken.None);

    /// <summary>Sends what waits in the outbox; returns every mail that left since the host started, as it was written.</summary>
    internal async Task<IReadOnlyList<string>> MailsAsync()
    {
        await Services.GetRequiredService<SendOutbox>().RunAsync(CancellationToken.None);
        return [.. _mail.EnumerateFiles("*.eml", SearchOption.AllDirectories).OrderBy(f => f.Name).Select(f => File.ReadAllText(f.FullName))];
    }

    /// <summary>Connections of one tenant as the application has them.</summary>
    internal NpgsqlDataSource Tenant(string tenant) => Services.GetRequiredService<Databases>().Of(tenant);

    /// <summary>How much one caller may ask.</summary>
    internal virtual LaneSettings? Lanes => null;

    /// <summary>What a derived fixture changes in the host.</summary>
    protected virtual void Adjust(WebApplicationBuilder builder)
    {
    }

    private HttpClient Client(string name, string? token) => _clients.GetOrAdd(name, _ =>
    {
        var client = new HttpClient { BaseAddress = new Uri(_app!.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    });
}
