using Coordination.Api.Configuration;
using Coordination.Api.EventStore;

namespace Coordination.Api.Commands;

/// <summary>The database of a run: the one that is named, or in development a private server that ends with it.</summary>
internal sealed class StartedDatabase : IAsyncDisposable
{
    private readonly LocalPostgres? _own;

    private StartedDatabase(DatabaseSettings settings, LocalPostgres? own) => (Settings, _own) = (settings, own);

    public DatabaseSettings Settings { get; }

    /// <summary>Which database, in words for the console.</summary>
    public string InWords => _own?.Describe() ?? "the database named by ConnectionStrings__Coordination";

    /// <summary>For commands that need a database and nothing else of the settings.</summary>
    /// <param name="configuration">Says which.</param>
    /// <param name="ct">Ends the start.</param>
    /// <param name="told">Where a private server says what it does; the console by default.</param>
    public static async Task<StartedDatabase> OfAsync(IConfiguration configuration, CancellationToken ct, TextWriter? told = null)
    {
        var development = Sources.EnvironmentOf(configuration) == Environments.Development;
        var settings = SettingsLoading.Database(configuration, development);
        return await OfAsync(settings, SettingsLoading.StateFolderOf(configuration, development), ct, told);
    }

    /// <param name="stateFolder">Where a private server keeps its data; only development names none.</param>
    /// <param name="settings">Which database.</param>
    /// <param name="ct">Ends the start.</param>
    /// <param name="told">Where a private server says what it does; the console by default.</param>
    public static async Task<StartedDatabase> OfAsync(DatabaseSettings settings, string stateFolder, CancellationToken ct, TextWriter? told = null)
    {
        if (settings.Main.Length > 0)
        {
            return new StartedDatabase(settings, null);
        }

        var own = await LocalPostgres.StartAsync(LocalPostgresOptions.Development(stateFolder), told ?? Console.Out, ct);
        return new StartedDatabase(settings with { Main = own.ConnectionString }, own);
    }

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
