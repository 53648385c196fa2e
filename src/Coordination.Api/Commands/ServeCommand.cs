using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Vault;
using Microsoft.AspNetCore.Connections;

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
          --Role <role>        all (default), api (requests) or worker (what is owed; serves /health only)
          --<key> <value>      any other setting of deploy/README.md, as --Sweep:Batch 50

        In development, without ConnectionStrings__Coordination, a private PostgreSQL is started with it.
        Every configuration key: deploy/README.md.
        """,
        RunAsync)
    {
        Options = [],
        ReadsSettings = true,
    };

    public const string UsualAddress = "http://127.0.0.1:5080";

    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];

    private static async Task<int> RunAsync(string[] args)
    {
        ListenAddress.RequireFree(Asked(Configuration.Sources.Read(args)));
        await using var startup = await Startup.PrepareAsync(args, CancellationToken.None);
        await using var app = Host.Build(startup.Settings);
        if (AddressKeys.All(key => string.IsNullOrEmpty(app.Configuration[key])))
        {
            app.Urls.Add(UsualAddress);
        }

        var development = app.Environment.IsDevelopment();
        await PrepareAsync(app, startup.Settings, development);
        await ListenAsync(app);
        Welcome(app, startup, development);
        if (development)
        {
            await DemonstrateAsync(app);
        }

        await app.WaitForShutdownAsync();
        return 0;
    }

    // Before a database is started and the clock turns: who cannot listen starts nothing.
    private static string[] Asked(IConfiguration configuration) =>
        configuration["urls"] is { Length: > 0 } urls ? urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : AddressKeys.All(key => string.IsNullOrEmpty(configuration[key])) ? [UsualAddress] : [];

    // After the first answer is possible: a first start need not wait for the examples' cases.
    private static async Task DemonstrateAsync(WebApplication app)
    {
        try
        {
            await DemoScript.EnsureAsync(app.Services, app.Lifetime.ApplicationStopping);
            Console.WriteLine("The demonstration's cases are there: every example of the reference works.");
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            Console.WriteLine("Stopped before the demonstration's cases were complete: the next start goes on.");
        }
    }

    private static async Task PrepareAsync(WebApplication app, HostSettings settings, bool development)
    {
        var migration = app.Services.GetRequiredService<Migration>();
        if (settings.Migrate)
        {
            await migration.ApplyAsync(CancellationToken.None);
            await FillAsync(new(app.Services.GetRequiredService<Databases>()));
        }
        else if (!await migration.IsThereAsync(CancellationToken.None))
        {
            throw new CommandRefused("The database has no schema yet: run the migrate command first, with a login that may create roles.");
        }

        await MigrateCommand.DestroyAgainAsync(app.Services.GetRequiredService<Databases>());
        await app.Services.GetRequiredService<Erasures.ErasePerson>().AgainAsync(CancellationToken.None);
        await WrappingKeyCheck.RequireAsync(app.Services.GetRequiredService<Databases>(), settings.WrappingKey, CancellationToken.None);
        if (development)
        {
            await DemoService.EnsureAsync(app.Services, CancellationToken.None);
        }
    }

    // Asked for itself and not of the migration: one that was stopped in the middle of filling is gone on with at the next start.
    private static async Task FillAsync(FillEarlierRows fill)
    {
        if (!await fill.IsDoneAsync(CancellationToken.None))
        {
            await fill.RunAsync(CancellationToken.None);
        }
    }

    private static async Task ListenAsync(WebApplication app)
    {
        // A server that could not listen has forgotten where.
        var asked = app.Urls.Count > 0 ? string.Join(", ", app.Urls) : app.Configuration["urls"] ?? "The address";
        try
        {
            await app.StartAsync();
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw ListenAddress.Taken(asked);
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
