using System.Collections.Concurrent;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>
/// Commands to send statements by, used again and again: the driver's parameters are large, and one that had a value of the same type before
/// needs not find out again how it is written.
/// </summary>
internal static class LentCommands
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<NpgsqlBatchCommand>> Idle = new(StringComparer.Ordinal);

    public static NpgsqlBatchCommand Take(RowWrite row)
    {
        if (!Of(row.Sql).TryTake(out var command))
        {
            return New(row);
        }

        for (var i = 0; i < row.Cells.Length; i++)
        {
            command.Parameters[i].Value = row.Cells[i].Value ?? DBNull.Value;
        }

        return command;
    }

    /// <summary>After they were sent and answered; those of a batch that failed are not lent again.</summary>
    public static void Return(NpgsqlBatch sent)
    {
        foreach (NpgsqlBatchCommand command in sent.BatchCommands)
        {
            // To write the text anew is what makes a command forget the connection that it was prepared on.
            command.CommandText = command.CommandText;
            Of(command.CommandText).Add(command);
        }
    }

    private static ConcurrentBag<NpgsqlBatchCommand> Of(string sql) => Idle.GetOrAdd(sql, _ => []);

    private static NpgsqlBatchCommand New(RowWrite row)
    {
        var command = new NpgsqlBatchCommand(row.Sql);
        foreach (var cell in row.Cells)
        {
            command.Parameters.Add(cell.Parameter());
        }

        return command;
    }
}
