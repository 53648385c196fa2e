using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Storage;

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

    public static Cell Array<T>(NpgsqlDbType element, T[] values) => new(NpgsqlDbType.Array | element, values);
}

internal static class Cells
{
    /// <summary>Values of a question on our own tables, in the order of its <c>$1</c>, <c>$2</c> …</summary>
    public static NpgsqlCommand Add(this NpgsqlCommand command, params ReadOnlySpan<Cell> cells)
    {
        foreach (var cell in cells)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = cell.Type, Value = cell.Value ?? DBNull.Value });
        }

        return command;
    }
}

/// <summary>One statement on our own tables, sent in the same batch as Marten's own. Parameters are marked <c>?</c>.</summary>
internal sealed class RowWrite(string sql, Cell[] cells) : Marten.Internal.Operations.IStorageOperation, NoDataReturnedCall
{
    public Type DocumentType => typeof(RowWrite);

    public string Statement => sql;

    public void ConfigureCommand(Weasel.Postgresql.ICommandBuilder builder, IStorageSession session)
    {
        var parameters = builder.AppendWithParameters(sql, '?');
        if (parameters.Length != cells.Length)
        {
            throw new InvalidOperationException($"{cells.Length} values for {parameters.Length} parameters of: {sql}");
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i].NpgsqlDbType = cells[i].Type;
            parameters[i].Value = cells[i].Value ?? DBNull.Value;
        }
    }

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    public OperationRole Role() => OperationRole.Other;
}
