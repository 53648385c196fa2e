using System.Text.RegularExpressions;
using Coordination.Api.EventStore;
using Npgsql;

namespace Coordination.Api.Tests.Database;

/// <summary>Short ways to ask and change a database.</summary>
internal static partial class Asking
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

    /// <summary>The same statement for each row, in one transaction.</summary>
    public static async Task<int> DoAsync(this NpgsqlDataSource source, string sql, params Cell[][] rows)
    {
        await using var batch = source.CreateBatch();
        foreach (var cells in rows)
        {
            var at = 0;
            var command = new NpgsqlBatchCommand(Mark().Replace(sql, _ => $"${++at}"));
            command.Parameters.AddRange(cells.Select(cell => new NpgsqlParameter { NpgsqlDbType = cell.Type, Value = cell.Value ?? DBNull.Value }).ToArray());
            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"\?")]
    private static partial Regex Mark();
}
