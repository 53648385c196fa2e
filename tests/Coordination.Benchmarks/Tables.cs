using System.Globalization;
using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>A table of the product with the statements that copy its rows. JSON travels as text and is cast back.</summary>
internal sealed record Table(string Name, string[] Columns, string[] Types, int[] Keys)
{
    public string SelectList => string.Join(", ", Columns.Select((c, i) => Types[i] is "jsonb" or "json" ? $"\"{c}\"::text" : $"\"{c}\""));

    /// <summary>Columns a copy writes: all but the event sequence, which every copy draws anew.</summary>
    public int[] Insertable => [.. Enumerable.Range(0, Columns.Length).Where(i => Columns[i] != "seq_id")];

    public string Insert
    {
        get
        {
            var sequence = Columns.Contains("seq_id");
            var names = Insertable.Select(i => $"\"{Columns[i]}\"").Concat(sequence ? ["seq_id"] : []);
            var values = Insertable.Select((i, p) => $"${p + 1}{Cast(i)}").Concat(sequence ? ["nextval('coordination.mt_events_sequence')"] : []);
            return $"insert into {Name} ({string.Join(", ", names)}) values ({string.Join(", ", values)})";
        }
    }

    /// <summary>Columns of an update: what is set, then the key.</summary>
    public int[] Updatable => [.. Enumerable.Range(0, Columns.Length).Except(Keys).Where(i => Columns[i] != "seq_id"), .. Keys];

    public string Update
    {
        get
        {
            var set = Updatable[..^Keys.Length].Select((i, p) => $"\"{Columns[i]}\" = ${p + 1}{Cast(i)}");
            var where = Keys.Select((i, k) => $"\"{Columns[i]}\" = ${Updatable.Length - Keys.Length + k + 1}{Cast(i)}");
            return $"update {Name} set {string.Join(", ", set)} where {string.Join(" and ", where)}";
        }
    }

    public string Delete => $"delete from {Name} where {string.Join(" and ", Keys.Select((i, k) => $"\"{Columns[i]}\" = ${k + 1}{Cast(i)}"))}";

    public string KeyOf(object?[] row) => string.Join('|', Keys.Select(k => Convert.ToString(row[k], CultureInfo.InvariantCulture)));

    private string Cast(int column) => Types[column] is "uuid" or "text" ? "" : $"::{Types[column]}";
}

internal static class Tables
{
    private static List<Table>? _all;

    /// <summary>
    /// Tables that a command may write, each with the columns it gives. The log's numbers and checkpoints are not among them: a worker writes them
    /// beside whatever goes on, and the number of its transaction an entry gives itself.
    /// </summary>
    public static async Task<List<Table>> AllAsync(NpgsqlConnection connection)
    {
        if (_all is not null)
        {
            return _all;
        }

        List<(string Table, string Column, string Type, bool Key)> columns = [];
        await using (var command = new NpgsqlCommand(
            """
            select n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, null),
                   coalesce(a.attnum = any(i.indkey), false)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_index i on i.indrelid = c.oid and i.indisprimary
            where n.nspname in ('coordination', 'vault') and c.relkind = 'r'
              and c.relname not in ('audit_leaf', 'audit_tree', 'audit_checkpoint') and (c.relname, a.attname) <> ('audit_entry', 'tx')
              and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
            order by case c.relname when 'mt_streams' then 0 else 1 end, 1, a.attnum
            """,
            connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                columns.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3)));
            }
        }

        return _all = [.. columns.GroupBy(c => c.Table).Select(g => Of(g.Key, [.. g]))];
    }

    /// <summary>What a driver needs to send a value that was read.</summary>
    public static object? Parameter(object? value, int column) => value;

    private static Table Of(string name, (string Table, string Column, string Type, bool Key)[] columns)
    {
        var keys = Enumerable.Range(0, columns.Length).Where(i => columns[i].Key).ToArray();
        // The event table's key is its sequence; a copy is found by its stream and version instead.
        if (name.EndsWith("mt_events", StringComparison.Ordinal))
        {
            keys = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i].Column is "id")];
        }

        return new Table(name, [.. columns.Select(c => c.Column)], [.. columns.Select(c => c.Type)], keys);
    }
}
