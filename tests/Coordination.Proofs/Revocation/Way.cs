namespace Coordination.Proofs.Revocation;

/// <summary>One way to what a right opens.</summary>
/// <param name="Name">In words.</param>
/// <param name="Path">What is asked.</param>
/// <param name="Mark">What an answer holds as long as it shows something of the case.</param>
/// <param name="Entry">Which audit entries of the reader are of this way, as a condition on the row.</param>
internal sealed record Way(string Name, string Path, string Mark, string Entry)
{
    public static Way Card(Guid file, string? mark = null) =>
        new("card", $"/v1/cases/{file}", mark ?? $"{file}", $"action = 'ReadCase' and target = '{file}' and coalesce(detail, '') not like 'timeline %' and coalesce(detail, '') not like 'handovers %'");

    public static Way Timeline(Guid file) => new("timeline", $"/v1/cases/{file}/timeline", "caseOpened", $"action = 'ReadCase' and target = '{file}' and detail like 'timeline %'");

    public static Way Handovers(Guid file, Guid handover) => new("handovers", $"/v1/cases/{file}/handovers", $"{handover}", $"action = 'ReadCase' and target = '{file}' and detail like 'handovers %'");

    public static Way Handover(Guid file, Guid handover) => new("handover", $"/v1/cases/{file}/handovers/{handover}", $"{handover}", $"action = 'ReadCase' and target = '{handover}'");

    public static Way Cases(Guid file) => new("list of cases", "/v1/cases", $"{file}", "action = 'List' and detail like '% cases'");

    public static Way Search(string word, Guid thing) => new("search", $"/v1/search?q={word}", $"{thing}", "action = 'Search'");

    public static Way Worklist(Guid file) => new("worklist", $"/v1/worklist?caseId={file}", $"{file}", "action = 'ReadWorklist' and detail not like '%answers%'");

    /// <summary>What a relay answered stands there, the newest first.</summary>
    public static Way Today(Guid file) => new("today", "/v1/me/today", $"{file}", "action = 'ReadWorklist' and detail like '%answers%'");

    public static Way Request(Guid handover, string mark) => new("own request", $"/v1/relay/requests/{handover}", mark, $"action = 'ReadOwnRequest' and target = '{handover}'");

    public static Way Requests(Guid handover) => new("list of requests", "/v1/relay/requests", $"{handover}", "action = 'List' and detail like 'requests %'");

    public static Way Alert(Guid alert) => new("alert", $"/v1/alerts/{alert}", $"{alert}", $"action = 'ReadTriage' and target = '{alert}'");

    public static Way Alerts(Guid alert) => new("list of alerts", "/v1/alerts?limit=100", $"{alert}", "action = 'List' and detail like '% alerts'");
}
