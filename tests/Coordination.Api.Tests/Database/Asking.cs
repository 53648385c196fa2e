using Npgsql;

namespace Coordination.Api.Tests.Database;

internal static class Asking
{
    public static async Task<T?> AskAsync<T>(this NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public static async Task<int> DoAsync(this NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    public static async Task<int> DoAsync(this NpgsqlDataSource source, params NpgsqlBatchCommand[] commands)
    {
        await using var batch = source.CreateBatch();
        Array.ForEach(commands, batch.BatchCommands.Add);
        return await batch.ExecuteNonQueryAsync();
    }
}
