using System.Diagnostics;
using System.Text;
using Coordination.Api.EventStore;
using Npgsql;

namespace Coordination.Proofs.Canaries;

/// <summary>Where texts could stand: everything that the product, its database and those who save it leave behind.</summary>
/// <param name="Name">In words.</param>
/// <param name="Files">Files of it.</param>
internal sealed record Place(string Name, IReadOnlyList<string> Files)
{
    /// <summary>Fields that must be met there, with the reason.</summary>
    public IReadOnlyDictionary<string, string> MayShow { get; init; } = new Dictionary<string, string>();

    /// <summary>Forms in which the control must be found.</summary>
    public IReadOnlyList<string> Controls { get; init; } = Canaries.Controls.All;

    /// <summary>Fields that are in clear by design stand in it.</summary>
    public bool ShowsWhatIsInClear { get; init; }
}

/// <summary>Finds and makes them.</summary>
internal sealed class Places(Ground ground, TraceSink traces)
{
    private static readonly Dictionary<string, string> Mailed = new(StringComparer.Ordinal)
    {
        [".mail"] = "A mail names whom it goes to.",
        [" mail"] = "A mail names whom it goes to.",
        [" telephone"] = "A mail to a relay says the coordinator's own number.",
    };

    public string Data { get; } = PostgresCluster.DataIn(Path.Combine(ground.Folder, "server"));

    public string Dumps { get; } = Directory.CreateDirectory(Path.Combine(ground.Folder, "dumps")).FullName;

    public string Mails => Path.Combine(ground.State, "mail");

    /// <summary>Everything the server knows about a statement goes to its log, and no written-ahead segment is used again.</summary>
    public async Task TalkAsync()
    {
        foreach (var setting in new[] { "log_statement = 'all'", "log_min_messages = 'debug1'", "log_error_verbosity = 'verbose'", "log_parameter_max_length_on_error = -1", "wal_keep_size = '64GB'" })
        {
            await ground.ExecuteAsync($"alter system set {setting}");
        }

        await ground.ExecuteAsync("select pg_reload_conf()");
    }

    /// <summary>From here on the server compresses no column: in compressed bytes a text would not be found.</summary>
    public Task UncompressedAsync() => ground.ExecuteAsync("""
        do $$
        declare
            c record;
        begin
            for c in
                select a.attrelid::regclass as tab, a.attname from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_namespace n on n.oid = t.relnamespace
                where t.relkind = 'r' and nspname in ('coordination', 'vault', 'hangfire') and a.attnum > 0 and not a.attisdropped and a.attstorage in ('x', 'm')
            loop
                execute format('alter table %s alter column %I set storage external', c.tab, c.attname);
            end loop;
        end
        $$
        """);

    /// <summary>Writes everything to the disk, makes the dumps, and names all places.</summary>
    public async Task<IReadOnlyList<Place>> AllAsync()
    {
        await ground.ExecuteAsync("checkpoint");
        string[] data = [.. Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories)];
        var (log, ahead) = (Path.Combine(Data, "server.log"), Path.Combine(Data, "pg_wal"));
        return
        [
            new("data files", [.. data.Where(file => file != log && !file.StartsWith(ahead, StringComparison.Ordinal))]) { ShowsWhatIsInClear = true },
            new("written-ahead log", [.. data.Where(file => file.StartsWith(ahead, StringComparison.Ordinal))]) { ShowsWhatIsInClear = true },
            new("log of the database", [log]) { Controls = Controls.Written },
            new("dump of everything", [await DumpAsync("everything", "true")]) { ShowsWhatIsInClear = true, Controls = Controls.Written },
            new("tables of the jobs", [await DumpAsync("jobs", "nspname = 'hangfire'")]) { Controls = Controls.Written },
            new("outbox", [await DumpAsync("outbox", "relname in ('outbox', 'outbox_control')")]) { Controls = Controls.Written },
            new("mails", [.. Directory.EnumerateFiles(Mails)]) { MayShow = Mailed },
            new("log of the product", [ground.Log]) { Controls = Controls.Written },
            new("state folder", [.. Directory.EnumerateFiles(ground.State, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(Mails, StringComparison.Ordinal))]),
            new("traces", [traces.Path]),
        ];
    }

    /// <summary>Every row of the tables that are meant, as text; with the server's own program where it is there, which also tells everything else.</summary>
    private async Task<string> DumpAsync(string name, string which)
    {
        var path = Path.Combine(Dumps, $"{name}.sql");
        await using var file = File.Create(path);
        if (which == "true" && await PgDumpAsync(file))
        {
            return path;
        }

        await using var connection = await ground.Database.OpenConnectionAsync();
        foreach (var table in await TablesAsync(connection, which))
        {
            using var rows = await connection.BeginTextExportAsync($"copy {table} to stdout");
            await file.WriteAsync(Encoding.UTF8.GetBytes(await rows.ReadToEndAsync()));
        }

        return path;
    }

    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection, string which)
    {
        List<string> tables = [];
        await using var command = new NpgsqlCommand(
            $"select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'm') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and {which}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    private async Task<bool> PgDumpAsync(FileStream file)
    {
        if (Tool.Find("pg_dump") is not { } program)
        {
            return false;
        }

        using var dump = Process.Start(Tool.Of(program, ground.Connection, "--format", "plain"))!;
        await dump.StandardOutput.BaseStream.CopyToAsync(file);
        await dump.WaitForExitAsync();
        return dump.ExitCode == 0 ? true : throw new InvalidOperationException("pg_dump failed");
    }
}

/// <summary>Programs of PostgreSQL that save and restore; a server fetched with npm has none.</summary>
internal static class Tool
{
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).Reverse() : [])
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public static ProcessStartInfo Of(string program, string connection, params string[] words)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        return new ProcessStartInfo(program, ["--host", to.Host!, "--port", $"{to.Port}", "--username", to.Username!, "--dbname", to.Database!, .. words])
        {
            RedirectStandardOutput = true,
            Environment = { ["PGPASSWORD"] = to.Password },
        };
    }
}
