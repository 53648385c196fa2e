using Coordination.Api.Configuration;

namespace Coordination.Api.Commands;

/// <summary>A whole application's settings, read and judged, with its database at hand.</summary>
internal sealed class Startup : IAsyncDisposable
{
    private readonly StartedDatabase _database;

    private Startup(HostSettings settings, StartedDatabase database) => (Settings, _database) = (settings, database);

    public HostSettings Settings { get; }

    /// <summary>Which database, in words for the console.</summary>
    public string DatabaseInWords => _database.InWords;

    public static async Task<Startup> PrepareAsync(string[] args, CancellationToken ct)
    {
        var configuration = Sources.Read(args);
        foreach (var key in KnownKeys.Unknown(configuration))
        {
            Console.Error.WriteLine($"Warning: nothing reads the setting {key}; see the reference in deploy/README.md.");
        }

        var settings = SettingsLoading.Load(configuration, args);
        var database = await StartedDatabase.OfAsync(settings.Database, settings.StateFolder, ct);
        return new Startup(settings with { Database = database.Settings }, database);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
