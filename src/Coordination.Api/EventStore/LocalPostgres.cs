using System.Runtime.InteropServices;

namespace Coordination.Api.EventStore;

/// <summary>What a private server needs to know.</summary>
/// <param name="StateFolder">Where fetched binaries are kept, for every private server of this user.</param>
/// <param name="Folder">Where this server's data, password and lock are; one living process at a time has it.</param>
internal sealed record LocalPostgresOptions(string StateFolder, string Folder)
{
    public PostgresSearch Search { get; init; } = new();

    /// <summary>How many sessions the server takes at once.</summary>
    public int Connections { get; init; } = 60;

    /// <summary>The developer's own server, whose data are kept between runs.</summary>
    public static LocalPostgresOptions Development(string stateFolder) => new(stateFolder, Path.Combine(stateFolder, "postgres"));
}

/// <summary>
/// A private PostgreSQL for development and tests: started with the application, stopped with it, as durable as a real one.
/// After a kill of the application the next start takes the server over that was left running.
/// </summary>
internal sealed class LocalPostgres : IAsyncDisposable
{
    private const string Database = "coordination";

    private readonly PostgresCluster _cluster;
    private readonly ClusterLock _held;
    private readonly PostmasterPid _server;
    private readonly bool _adopted;
    private readonly PosixSignalRegistration[] _signals;
    private int _stopped;

    private LocalPostgres(PostgresCluster cluster, ClusterLock held, PostmasterPid server, bool adopted)
    {
        (_cluster, _held, _server, _adopted) = (cluster, held, server, adopted);
        ConnectionString = cluster.Connection(server.Port, Database).ConnectionString;
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
        _signals = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, StopAtSignal))];
    }

    /// <summary>Connects as superuser, for set-up: it is the application that makes lesser roles.</summary>
    public string ConnectionString { get; }

    /// <summary>The server's process number.</summary>
    public int ServerProcess => _server.Id;

    /// <summary>One line to print at start.</summary>
    public string Describe() => $"PostgreSQL {_cluster.Binaries.Version} of this application alone, on 127.0.0.1:{_server.Port}, data in {_cluster.Data}"
        + (_adopted ? " (taken over from a run that was killed)" : "");

    /// <summary>Starts the server, or takes over the one that a killed run left behind.</summary>
    /// <exception cref="PostgresUnavailable">No binaries, somebody else has it, or it does not start: print the message and end with exit code 1.</exception>
    public static async Task<LocalPostgres> StartAsync(LocalPostgresOptions options, TextWriter console, CancellationToken cancellation)
    {
        var user = ServerUser.OfThisProcess();
        var folder = EnterableFolder(options, user);
        var held = ClusterLock.TryTake(folder) ?? throw new PostgresUnavailable(
            $"The private database in {folder} is held by {ClusterLock.Holder(folder)}: stop that one, or set {StateFolder.Variable} to another folder.");
        try
        {
            var binaries = await PostgresBinaries.FindAsync(options, user, console, cancellation);
            var cluster = new PostgresCluster(folder, binaries, user, options.Connections);
            var (server, adopted) = await PostgresStart.RunAsync(cluster, Database, cancellation);
            return new LocalPostgres(cluster, held, server, adopted);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        Array.ForEach(_signals, signal => signal.Dispose());
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
        {
            await _cluster.StopAsync();
            _held.Dispose();
        }
    }

    private static string EnterableFolder(LocalPostgresOptions options, ServerUser? user)
    {
        StateFolder.Create(options.StateFolder, user is not null);
        var folder = StateFolder.Create(options.Folder, user is not null);
        return user is null || ServerUser.MayEnter(folder) ? folder : throw PostgresUnavailable.CannotEnter(folder, user);
    }

    private void StopAtExit(object? sender, EventArgs e) => DisposeAsync().AsTask().GetAwaiter().GetResult();

    // A host that is built later hears the signal first and keeps it for itself, to end its requests while the server still runs.
    private void StopAtSignal(PosixSignalContext signal)
    {
        if (!signal.Cancel)
        {
            StopAtExit(null, EventArgs.Empty);
        }
    }
}
