using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.EventStore;

/// <summary>A value with its type even when it is null, so that a statement is prepared once and not once per shape.</summary>
internal readonly record struct Cell(NpgsqlDbType Type, object? Value)
{
    public static implicit operator Cell(string? value) => new(NpgsqlDbType.Text, value);

    public static implicit operator Cell(Guid value) => new(NpgsqlDbType.Uuid, value);

    public static implicit operator Cell(Guid? value) => new(NpgsqlDbType.Uuid, value);

    public static implicit operator Cell(DateTimeOffset value) => new(NpgsqlDbType.TimestampTz, value.ToUniversalTime());

    public static implicit operator Cell(DateTimeOffset? value) => new(NpgsqlDbType.TimestampTz, value?.ToUniversalTime());

    public static implicit operator Cell(DateOnly value) => new(NpgsqlDbType.Date, value);

    public static implicit operator Cell(DateOnly? value) => new(NpgsqlDbType.Date, value);

    public static implicit operator Cell(int value) => new(NpgsqlDbType.Integer, value);

    public static implicit operator Cell(long value) => new(NpgsqlDbType.Bigint, value);

    public static implicit operator Cell(short value) => new(NpgsqlDbType.Smallint, value);

    public static implicit operator Cell(short? value) => new(NpgsqlDbType.Smallint, value);

    public static implicit operator Cell(bool value) => new(NpgsqlDbType.Boolean, value);

    public static implicit operator Cell(byte[]? value) => new(NpgsqlDbType.Bytea, value);

    /// <summary>A document: JSON as it is stored.</summary>
    public static implicit operator Cell(ReadOnlyMemory<byte> json) => new(NpgsqlDbType.Jsonb, json);

    public static Cell Array<T>(NpgsqlDbType element, T[] values) => new(NpgsqlDbType.Array | element, values);

    public NpgsqlParameter Parameter() => new() { NpgsqlDbType = Type, Value = Value ?? DBNull.Value };
}

internal static class Cells
{
    /// <summary>Values of a question on our own tables, in the order of its <c>$1</c>, <c>$2</c> …</summary>
    public static NpgsqlCommand Add(this NpgsqlCommand command, params ReadOnlySpan<Cell> cells)
    {
        foreach (var cell in cells)
        {
            command.Parameters.Add(cell.Parameter());
        }

        return command;
    }

    /// <summary>Every row of the answer.</summary>
    public static async Task<List<T>> ReadAllAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        List<T> rows = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

/// <summary>One statement with its values, in the order of its <c>$1</c>, <c>$2</c> …</summary>
internal readonly record struct RowWrite(string Sql, Cell[] Cells);
