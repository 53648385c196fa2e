using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Coordination.Api.Http;

/// <summary>One page of a list, in the list's own order.</summary>
/// <param name="Items">Never null; an empty list is an empty page, not a 404.</param>
/// <param name="Next">Relative link to the page that follows, or null on the last one. A handler gives the cursor alone.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    public static Page<T> Empty { get; } = new([], null);
}

/// <summary>
/// Where a page ends, as an opaque word: the sort key of its last row. The next page starts after that key, so it costs the same at
/// any depth, and rows that come or go meanwhile neither repeat nor hide a row.
/// </summary>
internal static class Cursor
{
    public const int Usual = 20;
    public const int Most = 100;

    /// <summary>Longest word that is read; a longer one was not written here.</summary>
    private const int Longest = 512;

    private const char Between = '\u001f';

    /// <summary>Instants keep their microseconds, the precision of the store.</summary>
    public static string Write(params ReadOnlySpan<object> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(text.Length == 0 ? "" : Between).Append(part switch
            {
                DateTimeOffset at => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                _ => part.ToString(),
            });
        }

        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>False for a word that no page gave. Each part is still the caller's to parse.</summary>
    public static bool TryRead(string? cursor, out string[] parts)
    {
        parts = [];
        if (cursor is null or { Length: > Longest } || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Between);
        return true;
    }

    /// <summary>Rows asked for, within what a page may hold.</summary>
    public static int Limit(int? asked) => Math.Clamp(asked ?? Usual, 1, Most);

    /// <summary>The items of a page from one row more than it holds: the extra row only tells that there is a next page.</summary>
    public static Page<T> Page<T>(List<T> rows, int limit, Func<T, string> next) =>
        rows.Count <= limit ? new(rows, null) : new(rows[..limit], next(rows[limit - 1]));

    /// <summary>
    /// A page of what its reader may see: rows that she may not are passed over until it is full or the list ends, so that neither a short page nor a
    /// next one tells that something was left out. Each turn reads one row more than a page holds.
    /// </summary>
    /// <param name="limit">Items on a page.</param>
    /// <param name="from">Where the page before ended.</param>
    /// <param name="rows">Reads so many rows after a place.</param>
    /// <param name="shown">Of these rows those that may be seen, in their order, as they are shown.</param>
    /// <param name="place">The place of a row.</param>
    /// <param name="word">The next page's word after a row.</param>
    public static async Task<Page<TItem>> FilledAsync<TPlace, TRow, TItem>(
        int limit,
        TPlace from,
        Func<TPlace, int, Task<List<TRow>>> rows,
        Func<IReadOnlyList<TRow>, Task<IEnumerable<(TRow Row, TItem Item)>>> shown,
        Func<TRow, TPlace> place,
        Func<TRow, string> word)
    {
        List<(TRow Row, TItem Item)> page = [];
        for (var more = true; more && page.Count <= limit;)
        {
            var proposed = await rows(from, limit + 1);
            more = proposed.Count > limit;
            from = proposed.Count == 0 ? from : place(proposed[^1]);
            page.AddRange(await shown(proposed));
        }

        return new([.. page.Take(limit).Select(p => p.Item)], page.Count > limit ? word(page[limit - 1].Row) : null);
    }

    /// <summary>Link to the page after <paramref name="cursor"/>: the same path and filters.</summary>
    public static string Link(HttpRequest request, string cursor)
    {
        var kept = request.Query.Where(q => q.Key != "cursor").SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)));
        return request.Path + QueryString.Create(kept.Append(KeyValuePair.Create("cursor", (string?)cursor)));
    }
}
