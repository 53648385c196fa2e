using System.Security.Cryptography;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Identity;
using Coordination.Api.Vault;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Api.Tests.Fixtures;

/// <summary>The real host on a free port. Keys and issuer are one for the whole run, so that copied databases stay readable.</summary>
internal static class TestHost
{
    public static readonly DevelopmentIssuer Issuer = new(RandomNumberGenerator.GetBytes(64));

    /// <summary>Tokens are judged by the machine's clock, which the stopped one does not move: they hold for its whole range.</summary>
    public static readonly DateTimeOffset TokensFrom = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan TokenLife = TimeSpan.FromDays(20_000);

    private static readonly LaneSettings Wide = new(PerMinute: 6_000_000, Burst: 100_000, AtOnce: 1000);

    private static readonly WrappingKey Wrapping = new(RandomNumberGenerator.GetBytes(32));

    /// <param name="connection">Database.</param>
    /// <param name="clock">The only clock there is.</param>
    /// <param name="mail">Folder that mail is written into.</param>
    /// <param name="adjust">What a test changes.</param>
    /// <param name="lanes">How much one caller may ask; a test asks as one caller what many would.</param>
    /// <param name="epoch">Fencing epoch of the configuration.</param>
    public static WebApplication Build(string connection, TimeProvider clock, string mail, Action<WebApplicationBuilder>? adjust = null, LaneSettings? lanes = null, long epoch = 0)
    {
        var settings = new HostSettings(new DatabaseSettings(connection, null, null, PoolSize: 8) { Epoch = epoch }, Wrapping, clock)
        {
            Environment = "Development",
            DevelopmentIssuer = Issuer,
            StateFolder = mail,
            Clockwork = false,
            Lanes = lanes ?? Wide,
        };
        var app = Host.Build(settings, adjust);
        app.Urls.Add("http://127.0.0.1:0");
        return app;
    }

    /// <summary>Brings an empty database to what a first start in development makes of it.</summary>
    public static async Task FillAsync(string connection)
    {
        await using var app = Build(connection, new StoppedClock(), mail: "");
        await app.Services.GetRequiredService<Migration>().ApplyAsync(CancellationToken.None);
        await DemoService.EnsureAsync(app.Services, CancellationToken.None);
    }
}
