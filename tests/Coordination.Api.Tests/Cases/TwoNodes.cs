using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>A second node on the same database: what it changes, the first one does not hear.</summary>
public abstract class TwoNodes : IAsyncLifetime
{
    private WebApplication? _node;

    internal ApiFixture Api { get; } = new();

    public async Task InitializeAsync()
    {
        await Api.InitializeAsync();
        _node = TestHost.Build(Api.ConnectionString, Api.Clock, mail: "");
        await _node.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _node!.DisposeAsync();
        await Api.DisposeAsync();
    }

    /// <summary>A case that the first node knows; its path.</summary>
    internal async Task<string> KnownAsync()
    {
        var path = $"/v1/cases/{await Api.OpenColdAsync()}";
        (await Api.As(People.Midwife).AskAsync(path)).Expect(200);
        (await Api.As(People.Midwife).AskAsync(path)).Expect(200);
        return path;
    }

    /// <summary>Done at the second node.</summary>
    internal async Task ThereAsync(Persona who, string path, object body)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_node!.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", TestHost.Issuer.Sign(who.Subject, TestHost.TokensFrom, TestHost.TokenLife));
        (await client.DoAsync(path, body)).Expect(200);
    }
}
