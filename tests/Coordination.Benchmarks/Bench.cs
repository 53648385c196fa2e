using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Coordination.Api.EventStore;
using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>Database and published build of one benchmark run, in a folder of its own that goes with it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly LocalPostgres? _postgres;

    private Bench(string folder, string connection, LocalPostgres? postgres) => (Folder, Connection, _postgres) = (folder, connection, postgres);

    public string Folder { get; }

    public string Connection { get; }

    public string State => Path.Combine(Folder, "state");

    public string Published => Path.Combine(Folder, "product");

    /// <summary>The build without audit and encryption.</summary>
    public string Measured => Path.Combine(Folder, "measured");

    public static async Task<Bench> PrepareAsync()
    {
        // Not a private temporary folder: the server's own user must be able to enter it.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-bench-{Environment.ProcessId}")).FullName;
        var given = Environment.GetEnvironmentVariable("ConnectionStrings__Coordination");
        var postgres = given is null ? await LocalPostgres.StartAsync(new LocalPostgresOptions(Path.Combine(folder, "db-state"), Path.Combine(folder, "db")), Console.Out, CancellationToken.None) : null;
        var bench = new Bench(folder, given ?? postgres!.ConnectionString, postgres);
        Directory.CreateDirectory(bench.State);
        Console.WriteLine("publishing the product (Release, ReadyToRun)…");
        await PublishAsync(bench.Published);
        return bench;
    }

    /// <summary>A connection with the application's role and the demonstration tenant, prepared statements on: what the product itself uses.</summary>
    public NpgsqlDataSource AsApplication() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Connection)
    {
        MaxAutoPrepare = 200,
        AutoPrepareMinUsages = 2,
        NoResetOnClose = true,
        Options = "-c role=coordination_app -c coordination.tenant=la-croche",
    }.ConnectionString);

    public NpgsqlDataSource AsAdministrator() => NpgsqlDataSource.Create(Connection);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Publishes <see cref="Measured"/>, all that is built for it apart from what the product is built from.</summary>
    public Task PublishMeasuredAsync() => PublishAsync(
        Measured, "-p:BenchmarkSeams=true", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false", "-p:RestoreLockedMode=false", "--artifacts-path", Path.Combine(Folder, "measured-build"));

    private static async Task PublishAsync(string output, params string[] more)
    {
        var project = Path.Combine(Root(), "src", "Coordination.Api");
        var architecture = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-r", architecture, "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", output, "-v", "q", .. more])
        {
            RedirectStandardOutput = true,
        })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet publish failed:\n{text}");
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Coordination.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the benchmarks inside the repository.");
        }

        return folder;
    }
}
