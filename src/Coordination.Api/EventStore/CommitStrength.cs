namespace Coordination.Api.EventStore;

/// <summary>
/// Whether an acknowledged commit survives a crash: read at start and every minute from the server itself. A weaker server gets no alert:
/// refusing one is seen, losing one is not. A server that was replaced by another is the weakest of all.
/// </summary>
internal sealed class CommitStrength(Databases databases, CommitProfile profile, Epoch epoch)
{
    private const string Read = """
        select current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit'), current_setting('synchronous_standby_names'), (select number from coordination.epoch)
        """;

    private volatile string? _weakness = "not read yet";

    /// <summary>What is too weak, or null.</summary>
    public string? Weakness => _weakness;

    public async Task ReadAsync(CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(Read);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        _weakness = epoch.Note(reader.GetInt64(4)) ?? Weak(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), profile);
    }

    internal static string? Weak(string fsync, string fullPageWrites, string synchronousCommit, string standbys, CommitProfile profile) => profile switch
    {
        _ when fsync != "on" => "fsync is off",
        _ when fullPageWrites != "on" => "full_page_writes is off",
        _ when synchronousCommit is not ("on" or "remote_apply") => $"synchronous_commit is {synchronousCommit}",
        CommitProfile.Pair when string.IsNullOrWhiteSpace(standbys) => "no synchronous standby is named although the profile is pair",
        _ => null,
    };
}

internal enum CommitProfile
{
    /// <summary>One server with durable commits.</summary>
    Single,

    /// <summary>A commit waits for a synchronous standby.</summary>
    Pair,
}
