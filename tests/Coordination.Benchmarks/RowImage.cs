using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>
/// The rows one command of the product wrote, read back from the tables, as statements that write the same rows again under other
/// ids: the bare limit does exactly what the product did, in one prepared round trip and nothing else.
/// </summary>
/// <param name="offset">First of its own numbers: what one command is replayed on was written by another, and neither may meet the other's copies.</param>
internal sealed class RowImage(long offset)
{
    private readonly List<Statement> _statements = [];

    /// <summary>Rows per table: written, changed, removed.</summary>
    public SortedDictionary<string, int> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>The same in words.</summary>
    public string Told => string.Join(", ", Rows.Select(r => $"{r.Key} {r.Value}"));

    public static async Task<Dictionary<string, Dictionary<string, object?[]>>> SnapshotAsync(NpgsqlConnection connection)
    {
        Dictionary<string, Dictionary<string, object?[]>> all = [];
        foreach (var table in await Tables.AllAsync(connection))
        {
            Dictionary<string, object?[]> rows = [];
            await using var command = new NpgsqlCommand($"select {table.SelectList} from {table.Name}", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var row = new object?[reader.FieldCount];
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
                }

                rows[table.KeyOf(row)] = row;
            }

            all[table.Name] = rows;
        }

        return all;
    }

    public static async Task<RowImage> BetweenAsync(
        NpgsqlConnection connection, Dictionary<string, Dictionary<string, object?[]>> before, Dictionary<string, Dictionary<string, object?[]>> after, long offset)
    {
        var image = new RowImage(offset);
        foreach (var table in await Tables.AllAsync(connection))
        {
            var (old, now) = (before[table.Name], after[table.Name]);
            foreach (var (key, row) in now)
            {
                if (!old.TryGetValue(key, out var earlier))
                {
                    image.Add(table, new Statement(table.Insert, row, table.Insertable, null));
                }
                else if (!Same(earlier, row))
                {
                    image.Add(table, new Statement(table.Update, row, table.Updatable, earlier) { Table = table });
                }
            }

            foreach (var (key, row) in old.Where(r => !now.ContainsKey(r.Key)))
            {
                image.Add(table, new Statement(table.Delete, row, table.Keys, row) { Table = table });
            }
        }

        return image;
    }

    /// <summary>Rows that must exist before this number is replayed: those the command changed or removed.</summary>
    public async Task PrepareAsync(NpgsqlConnection connection, long first, long count)
    {
        foreach (var statement in _statements.Where(s => s.Before is not null))
        {
            for (var n = first; n < first + count; n++)
            {
                await using var command = new NpgsqlCommand(statement.Table!.Insert + " on conflict do nothing", connection);
                Fill(command.Parameters, statement.Before!, statement.Table.Insertable, offset + n);
                await command.ExecuteNonQueryAsync();
            }
        }
    }

    /// <summary>One round trip: all rows in one implicit transaction.</summary>
    public async Task<bool> ReplayAsync(NpgsqlConnection connection, long number)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in _statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            Fill(command.Parameters, statement.Row, statement.Columns, offset + number);
            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteNonQueryAsync() >= _statements.Count;
    }

    private void Add(Table table, Statement statement)
    {
        _statements.Add(statement);
        Rows[table.Name] = Rows.GetValueOrDefault(table.Name) + 1;
    }

    private static void Fill(NpgsqlParameterCollection parameters, object?[] row, int[] columns, long number)
    {
        foreach (var column in columns)
        {
            var parameter = Tables.Parameter(row[column], column);
            parameters.Add(new NpgsqlParameter { Value = Renumber(parameter, number) ?? DBNull.Value });
        }
    }

    // Another id of the same shape: the last eight bytes carry the number, so equal ids stay equal within one replay.
    private static object? Renumber(object? value, long number) => value switch
    {
        Guid id => Shift(id, number),
        string text when text.StartsWith("message:", StringComparison.Ordinal) || text.Length == 32 => text + "-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    private static Guid Shift(Guid id, long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var tail = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], tail ^ (ulong)(number + 1));
        return new Guid(bytes, bigEndian: true);
    }

    private static bool Same(object?[] a, object?[] b) =>
        a.Zip(b).All(pair => pair is { First: Array x, Second: Array y } ? x.Cast<object?>().SequenceEqual(y.Cast<object?>()) : Equals(pair.First, pair.Second));

    private sealed record Statement(string Sql, object?[] Row, int[] Columns, object?[]? Before)
    {
        public Table? Table { get; init; }
    }
}
