using System.Net;
using System.Net.Sockets;
using Coordination.Api.EventStore;
using Npgsql;

namespace Coordination.Proofs;

/// <summary>What a run stands on: a database server that outlives the product's kills, a folder of its own, and a port.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly LocalPostgres? _postgres;
    private readonly Dictionary<string, Ground> _beside = [];

    private Ground(string folder, string connection, LocalPostgres? postgres)
    {
        (Folder, Connection, _postgres) = (folder, connection, postgres);
        Database = NpgsqlDataSource.Create(connection);
    }

    public string Folder { get; }

    public string Connection { get; }

    public string State => Path.Combine(Folder, "state");

    /// <summary>Everything the product said, of all its lives.</summary>
    public string Log => Path.Combine(Folder, "product.log");

    /// <summary>As the administrator, whom row-level security does not hide anything from.</summary>
    public NpgsqlDataSource Database { get; }

    public int Port { get; } = FreePort();

    /// <summary>Another database of the same server, with the same state folder and log, at a port of its own. Ends with this one.</summary>
    public Ground Beside(string database)
    {
        if (!_beside.TryGetValue(database, out var there))
        {
            _beside[database] = there = new Ground(Folder, new NpgsqlConnectionStringBuilder(Connection) { Database = database }.ConnectionString, null);
        }

        return there;
    }

    /// <summary>Set when something was found: then the folder with ledger and log stays.</summary>
    public bool Keep { get; set; }

    public static async Task<Ground> PrepareAsync()
    {
        // Not a private temporary folder: the database server's own user must be able to enter it.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-proof-{Environment.ProcessId}")).FullName;
        var given = Environment.GetEnvironmentVariable("ConnectionStrings__Coordination");
        var options = new LocalPostgresOptions(Path.Combine(folder, "server-state"), Path.Combine(folder, "server"));
        var postgres = string.IsNullOrWhiteSpace(given) ? await LocalPostgres.StartAsync(options, Console.Out, CancellationToken.None) : null;
        var ground = new Ground(folder, postgres?.ConnectionString ?? given!, postgres);
        Directory.CreateDirectory(ground.State);
        return ground;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks for one number.</summary>
    public async Task<long> NumberAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        foreach (var there in _beside.Values)
        {
            await there.Database.DisposeAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        if (!Keep)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
