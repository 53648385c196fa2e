using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Jobs;

namespace Coordination.Api.Commands;

/// <summary>No word or <c>serve</c>: the application itself.</summary>
internal static class ServeCommand
{
    public static readonly Subcommand Definition = new(
        "serve",
        "starts the application (also without any word)",
        """
        serve: starts the application.

          --urls <address>     where to listen; default http://127.0.0.1:5080
          --Role <role>        all (default), api or worker

        In development, without ConnectionStrings__Coordination, a private PostgreSQL is started with it.
        Every configuration key: deploy/README.md.
        """,
        RunAsync);

    private static async Task<int> RunAsync(string[] args)
    {
        await using var startup = await Startup.PrepareAsync(args, CancellationToken.None);
        await using var app = Host.Build(startup.Settings);
        if (app.Configuration["urls"] is null && app.Configuration["ASPNETCORE_URLS"] is null)
        {
            app.Urls.Add("http://127.0.0.1:5080");
        }

        var development = app.Environment.IsDevelopment();
        await PrepareAsync(app, startup.Settings.Role, development);
        await app.StartAsync();
        Welcome(app, startup, development);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task PrepareAsync(WebApplication app, string role, bool development)
    {
        if (development || app.Configuration["Database:Migrate"] == "true")
        {
            await app.Services.GetRequiredService<Migration>().ApplyAsync(CancellationToken.None);
        }

        if (development)
        {
            await DemoService.EnsureAsync(app.Services, CancellationToken.None);
        }

        if (role != "api")
        {
            Clockwork.Register(app.Services);
        }
    }

    private static void Welcome(WebApplication app, Startup startup, bool development)
    {
        var address = app.Urls.First();
        Console.WriteLine($"Coordination serves on {address} with {startup.DatabaseInWords}.");
        if (development)
        {
            Console.WriteLine($"API reference: {address}/docs");
            Console.WriteLine("A token: dotnet run --project src/Coordination.Api -- token midwife-montlegia   (--help lists the personas)");
        }
    }
}
