using System.Text;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>Every row of every table, read as text. Bytes are printed as hexadecimal: a clear word inside them shows as its own bytes.</summary>
internal static class EveryTable
{
    public static async Task<string[]> NamesAsync(ApiFixture api) => (await api.Raw.AskAsync<string[]>(
        "select array_agg(oid::regclass::text) from pg_class where relkind in ('r', 'p') and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)"))!;

    /// <summary>Tables that hold this word.</summary>
    public static async Task<string> WithAsync(ApiFixture api, string word)
    {
        var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word));
        var found = new List<string>();
        foreach (var table in await NamesAsync(api))
        {
            if (await api.Raw.AskAsync<bool>($"select exists (select from {table} t where t::text ilike '%{word}%' or t::text ilike '%{hex}%')"))
            {
                found.Add(table);
            }
        }

        return string.Join(' ', found);
    }

    /// <summary>What the group of a pattern matched in a table, bytes of whole columns included.</summary>
    public static async Task<string[]> FindAsync(ApiFixture api, string table, string pattern) => await api.Raw.AskAsync<string[]>($"""
        select array_agg(distinct m[1]) from {table} t,
            regexp_matches(t::text || ' ' || coalesce((select string_agg(encode(decode(h[1], 'hex'), 'escape'), ' ') from regexp_matches(t::text, '\\\\x((?:[0-9a-f][0-9a-f])+)', 'g') h), ''), '{pattern}', 'g') m
        """) ?? [];
}
