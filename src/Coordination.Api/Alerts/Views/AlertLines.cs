using System.Globalization;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Alerts;

namespace Coordination.Api.Alerts.Views;

/// <summary>One line of the triage list.</summary>
internal sealed record AlertLine(Guid Id, string Site, AlertStanding State, Urgency Severity, DateTimeOffset ReceivedAt)
{
    public DateTimeOffset? AnswerBy { get; init; }

    public string? Name { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>Due date of the pregnancy, as the sender gave it.</summary>
    public DateOnly? DueDate { get; init; }

    public required string Source { get; init; }

    public string? Organisation { get; init; }

    public string? Why { get; init; }

    public required IReadOnlyList<string> Codes { get; init; }

    public required IReadOnlyList<string> RedFlags { get; init; }

    public Guid? CaseId { get; init; }

    public string? NamedSite { get; init; }

    /// <summary>Later alerts that say the same, not linked yet: they wait with this line.</summary>
    public required IReadOnlyList<Guid> Repeats { get; init; }

    /// <summary>What may be about the same family; a person decides.</summary>
    public required IReadOnlyList<AlertMatch> MayBeSame { get; init; }

    public int OpenConflicts { get; init; }
}

internal sealed record AlertFilter(string? Site, bool Waiting, Urgency? Severity, string? Source, int Limit);

/// <summary>Where a line stands in the order of the list.</summary>
internal sealed record AlertPlace(short Severity, DateTimeOffset ReceivedAt, Guid Id)
{
    public string Word => Cursor.Write(Severity, ReceivedAt, Id);

    public static AlertPlace? Read(string? word) =>
        Cursor.TryRead(word, out var parts) && parts is [var severity, var at, var id]
            && short.TryParse(severity, CultureInfo.InvariantCulture, out var s)
            && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var t)
            && Guid.TryParse(id, out var i)
            ? new(s, t, i)
            : null;
}

internal sealed record AlertRow(AlertPlace Place, Guid[] Repeats);

internal static class AlertLines
{
    private const string Seen = $"""
        select h.severity, h.received_at, h.alert_id, h.content from coordination.alert_head h
        where {AlertScope.Condition}
          and h.waiting = $6 and ($7::text is null or h.site = $7) and ($8::smallint is null or h.severity = $8) and ($9::text is null or h.source = $9)
        """;

    private const string After = """
        ($10::smallint is null or (h.severity, h.received_at, h.alert_id) > ($10, $11, $12))
        order by h.severity, h.received_at, h.alert_id limit $13
        """;

    // What waits and says the same as an earlier line of this very list stands with that line; what the list leaves out hides nothing.
    private const string Waiting = $"""
        with seen as ({Seen})
        select h.severity, h.received_at, h.alert_id,
            array(select o.alert_id from seen o where o.content = h.content and o.alert_id <> h.alert_id order by o.received_at, o.alert_id)
        from seen h
        where not exists (select from seen o where o.content = h.content and (o.severity, o.received_at, o.alert_id) < (h.severity, h.received_at, h.alert_id)) and {After}
        """;

    private const string Answered = $"select h.severity, h.received_at, h.alert_id, array[]::uuid[] from ({Seen}) h where {After}";

    public static async Task<List<AlertRow>> RowsAsync(AlertScope scope, AlertFilter filter, AlertPlace? after, CancellationToken ct)
    {
        Cell[] more = [filter.Waiting, filter.Site, (short?)filter.Severity, filter.Source, after?.Severity, after?.ReceivedAt, after?.Id, filter.Limit];
        await using var command = await scope.CommandAsync(filter.Waiting ? Waiting : Answered, more, ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<AlertRow> rows = [];
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new AlertRow(new(reader.GetInt16(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetGuid(2)), reader.GetFieldValue<Guid[]>(3)));
        }

        return rows;
    }

    /// <summary>Each row by its own decision; what is not to be seen is left out.</summary>
    public static async Task<IEnumerable<(AlertRow Row, AlertLine Line)>> OpenAsync(Work work, AlertScope scope, IReadOnlyList<AlertRow> rows, CancellationToken ct)
    {
        var alerts = await scope.ReadableAsync(rows.Select(r => r.Place.Id), ct);
        var shown = rows.Where(r => alerts.ContainsKey(r.Place.Id)).ToArray();
        var opened = shown.Select(r => alerts[r.Place.Id].Alert).Select(alert => (Alert: alert, Texts: AlertTexts.Open(work, alert))).ToArray();
        var matches = await AlertMatches.FindAsync(work, scope, opened, ct);
        return shown.Zip(opened, (row, o) => (row, LineOf(work, row, o.Alert, o.Texts, [.. matches[o.Alert.Id]])));
    }

    private static AlertLine LineOf(Work work, AlertRow row, Alert alert, AlertTexts texts, AlertMatch[] matches) =>
        new(alert.Id, alert.Site, alert.Standing, (Urgency)row.Place.Severity, alert.Received!.At)
        {
            AnswerBy = AlertCards.AnswerBy(work, alert),
            Name = texts.Name,
            BirthDate = texts.BirthDate,
            DueDate = alert.About!.DueDate,
            Source = alert.Sender!.Kind,
            Organisation = texts.Organisation,
            Why = texts.Why,
            Codes = texts.Codes,
            RedFlags = [.. alert.Flags.Zip(texts.Flags).Where(f => f.First.Assessed is null).Select(f => f.Second)],
            CaseId = alert.Case,
            NamedSite = alert.NamedSite,
            Repeats = row.Repeats,
            MayBeSame = [.. matches.Select(m => m.AlertId is { } other && row.Repeats.Contains(other) ? m with { By = [.. m.By, "content"] } : m)],
            OpenConflicts = alert.Conflicts.Count(c => c.Closed is null),
        };
}
