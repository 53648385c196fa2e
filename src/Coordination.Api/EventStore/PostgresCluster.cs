using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>The data of one private server and the running of it. Who may touch them is the caller's affair (<see cref="ClusterLock"/>).</summary>
internal sealed class PostgresCluster(string folder, PostgresBinaries binaries, ServerUser? user, int connections)
{
    private const string SuperUser = "postgres";

    private readonly string[] _settings =
    [
        "listen_addresses=127.0.0.1", "unix_socket_directories=", $"max_connections={connections}", "timezone=UTC", "log_timezone=UTC", "cluster_name=coordination",
        "fsync=on", "full_page_writes=on", "synchronous_commit=on", "log_parameter_max_length=0", "log_parameter_max_length_on_error=0",
    ];

    public static string DataIn(string folder) => Path.Combine(folder, "data");

    public string Data { get; } = DataIn(folder);

    public string Log => Path.Combine(Data, "server.log");

    public PostgresBinaries Binaries => binaries;

    private string Password => File.Exists(PasswordFile)
        ? File.ReadAllText(PasswordFile)
        : throw new PostgresUnavailable($"The password of the private database, {PasswordFile}, is gone: put it back, or move {Data} away to start with an empty database.");

    private string PasswordFile => Path.Combine(folder, "password");

    /// <summary>Makes the data folder when there is none. It gets its name only when whole, so a killed attempt is made again.</summary>
    public async Task InitialiseAsync(CancellationToken cancellation)
    {
        var part = Data + ".part";
        if (Directory.Exists(Data))
        {
            return;
        }

        FolderCopy.Fresh(part);
        WritePassword();
        user?.Own(part);
        user?.Own(PasswordFile);
        await MakeAsync(part, cancellation);
        Directory.Move(part, Data);
    }

    /// <summary>Starts the server, detached so that Ctrl+C reaches the application alone, and waits until it takes connections.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        // Root's choice of user changes when Debian's package comes or goes.
        user?.Own(Data);
        for (var attempt = 1; !await TryStartAsync(cancellation); attempt++)
        {
            // Another program may take the free port first; then the next one is tried.
            if (attempt == 3)
            {
                throw new PostgresUnavailable($"The private PostgreSQL did not start: {(File.Exists(Log) ? File.ReadAllText(Log).Trim() : "it left no log")}");
            }
        }
    }

    /// <summary>Connects as superuser to a database of this server.</summary>
    public NpgsqlConnectionStringBuilder Connection(int port, string database) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Database = database,
        Username = SuperUser,
        Password = Password,
    };

    /// <summary>Ends every session and stops the server, keeping the data.</summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        if (PostmasterPid.Read(Data)?.IsServerAlive() == true && await ControlAsync(["stop", "-m", "fast", "-w", "-t", "20"], cancellation) != 0)
        {
            await ControlAsync(["stop", "-m", "immediate", "-w", "-t", "20"], cancellation);
        }
    }

    private async Task<bool> TryStartAsync(CancellationToken cancellation)
    {
        File.Delete(Log);
        var options = string.Join(' ', _settings.Append($"port={FreePort()}").Select(setting => $"-c {setting}"));
        return await ControlAsync(["start", "-w", "-t", "60", "-l", Log, "-o", options], cancellation) == 0;
    }

    private async Task MakeAsync(string part, CancellationToken cancellation)
    {
        string[] arguments = ["-D", part, "-U", SuperUser, $"--pwfile={PasswordFile}", "--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums", .. Locale()];
        var (exitCode, output) = await PostgresTool.RunAsync(PostgresTool.ForServer(binaries.Program("initdb"), user, part, arguments), cancellation);
        if (exitCode != 0)
        {
            throw new PostgresUnavailable($"The private database could not be made in {part}: {output}");
        }
    }

    // Its output is left alone: a server that inherits a pipe keeps it open, and the reader would wait for ever.
    private async Task<int> ControlAsync(string[] arguments, CancellationToken cancellation)
    {
        var start = PostgresTool.ForServer(binaries.Program("pg_ctl"), user, Data, ["-s", "-D", Data, .. arguments]);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    private void WritePassword()
    {
        File.Delete(PasswordFile);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(PasswordFile, options);
        file.Write(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
    }

    // C.UTF-8 is a locale of the C library on Linux alone; elsewhere the server's own serves (17 and later).
    private static string[] Locale() => OperatingSystem.IsLinux()
        ? ["--locale=C.UTF-8"]
        : ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
