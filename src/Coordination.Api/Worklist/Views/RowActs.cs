using Coordination.Domain.Cases;
using Coordination.Domain.Emergencies;
using Coordination.Domain.Handovers;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Samples;
using Coordination.Domain.Transfers;

namespace Coordination.Api.Worklist.Views;

/// <summary>The requests by which a row is done, put off or waved away. What a door fills in by itself is not sent.</summary>
internal static class RowActs
{
    /// <summary>The question whether a support holds, which family and relay both answer.</summary>
    public const string Holds = "H03";

    private static readonly Dictionary<string, object> Nothing = [];

    /// <param name="row">What is owed.</param>
    /// <param name="awaits">Sides that a row which asks both still waits for.</param>
    public static ReadyActs? Of(OwedRow row, IReadOnlyList<Confirmer>? awaits = null) => row switch
    {
        { Kind: "alert" } => Alert(row),
        { Kind: "glass" } => Glass(row.Code, $"/v1/glass/{row.Stream}"),
        { Kind: "request", Code: PersonsRequestOwed.Confirm } => new(Post($"/v1/requests/{row.Stream}/confirm", Nothing), null, null),
        { Kind: "request" } => new(Post($"/v1/requests/{row.Stream}/answer", Nothing), null, Post($"/v1/requests/{row.Stream}/refuse", Nothing, "reason", "text")),
        { Kind: "sample" } => Sample(row.Code, $"/v1/samples/{row.Stream}"),
        { Case: not { } } => null,
        { Transfer: var (list, returns) } => Transfer(row, $"/v1/transfers/{list}", returns),
        { Code: ['R', 'F', '-', ..] } => new(Flag(row, $"/v1/cases/{row.Case}/red-flags"), null, null),
        { Code: "safe-contact-second" } => Second($"/v1/cases/{row.Case}/safe-contact/{Guid.ParseExact(row.Occurrence, "N")}"),
        { Code: "access-asked" } => LetIn($"/v1/cases/{row.Case}/access-asks/{Guid.ParseExact(row.Occurrence, "N")}"),
        { Code: DisclosureDecider.TellAfterwards } => Tell($"/v1/cases/{row.Case}/disclosures/{Guid.ParseExact(row.Occurrence.Split('@')[0], "N")}"),
        { Code: ProtectionDecider.Review } => new(Post($"/v1/cases/{row.Case}/protection-decisions/{Guid.ParseExact(row.Occurrence.Split('@')[0], "N")}/review", Nothing, "text"), null, null),
        { Code: TherapeuticExceptionDecider.Review } => new(Post($"/v1/cases/{row.Case}/exceptions/{Guid.ParseExact(row.Occurrence, "N")}/end", Nothing), null, null),
        // What somebody judges is no request to send at once.
        { Code: CapacityDecider.Review } => Step(row, $"/v1/cases/{row.Case}") with { Done = null },
        { Code: CapacityDecider.AsAdult or CapacityDecider.FoundAble } => Confirmed(row),
        { Kind: "handover" } => Handover(row.Code, $"/v1/cases/{row.Case}/handovers/{row.Stream}", awaits),
        { Kind: "concertation" } => Concertation(row, $"/v1/cases/{row.Case}/concertations/{row.Stream}"),
        _ => Step(row, $"/v1/cases/{row.Case}"),
    };

    private static ReadyActs Step(OwedRow row, string file)
    {
        var occurrence = new Dictionary<string, object> { ["occurrence"] = row.Occurrence };
        var done = row.Code switch
        {
            // Done by the contact itself and what was said, not by a tick.
            "F02" => Post($"{file}/contacts", Nothing, "text"),
            // Their record is more than one request, or a score; what can be said at once is that somebody else has it.
            "F03" or "F10" or "S01" or "S01-birth" or "S01-change" => Post($"{file}/steps/{row.Code}/done", new(occurrence) { ["elsewhere"] = true }),
            _ => Post($"{file}/steps/{row.Code}/done", occurrence),
        };
        return new(done, Post($"{file}/steps/{row.Code}/later", occurrence), Post($"{file}/steps/{row.Code}/not-relevant", occurrence));
    }

    // Whom it is about stands first in the occurrence.
    private static ReadyActs Confirmed(OwedRow row) =>
        Step(row, $"/v1/cases/{row.Case}") with { Done = Post($"/v1/cases/{row.Case}/persons/{Guid.ParseExact(row.Occurrence[..32], "N")}/consents/confirm", Nothing) };

    private static ReadyActs Second(string easing) => new(Post($"{easing}/agree", Nothing), null, Post($"{easing}/keep", Nothing));

    private static ReadyActs LetIn(string ask) => new(Post($"{ask}/grant", Nothing), null, Post($"{ask}/decline", Nothing));

    private static ReadyActs Tell(string disclosure) => new(Post($"{disclosure}/told", Nothing), Post($"{disclosure}/later", Nothing), null);

    private static ReadyAct Flag(OwedRow row, string flags)
    {
        var flag = $"{flags}/{Guid.ParseExact(row.Occurrence, "N")}";
        return row.Code.EndsWith("-acknowledge", StringComparison.Ordinal) ? Post($"{flag}/acknowledge", Nothing) : Post($"{flag}/assess", Nothing, "qualification");
    }

    private static ReadyActs? Alert(OwedRow row) => row.Code switch
    {
        "F01" => new(
            Post($"/v1/alerts/{row.Stream}/take", Nothing),
            null,
            Post($"/v1/alerts/{row.Stream}/qualify", new() { ["outcome"] = "informedOnly" }, "reason")),
        "misaddressed" => new(Post($"/v1/alerts/{row.Stream}/re-address", new() { ["site"] = row.Site }), null, null),
        "conflict" => new(
            Post($"/v1/alerts/{row.Stream}/conflicts/{Guid.ParseExact(row.Occurrence, "N")}/close", new() { ["outcome"] = "firstStands" }, "note"), null, null),
        ['R', 'F', '-', ..] => new(Flag(row, $"/v1/alerts/{row.Stream}/red-flags"), null, null),
        _ => null,
    };

    /// <summary>What follows an answer.</summary>
    public static ReadyActs? Answered(Guid file, Guid handover, string state, IReadOnlyList<Confirmer>? awaits) => state switch
    {
        "Accepted" or "MeetingPlanned" => Handover("H02", $"/v1/cases/{file}/handovers/{handover}"),
        "Assessing" => Handover("H01", $"/v1/cases/{file}/handovers/{handover}"),
        "Waitlisted" => Handover("H04", $"/v1/cases/{file}/handovers/{handover}"),
        "Contacted" => Handover(Holds, $"/v1/cases/{file}/handovers/{handover}", awaits),
        _ => null,
    };

    private static ReadyActs Handover(string code, string handover, IReadOnlyList<Confirmer>? awaits = null) => code switch
    {
        "H01" => new(Post($"{handover}/answer", new() { ["answer"] = "accepted" }), null, Post($"{handover}/withdraw", new() { ["reason"] = "no-longer-needed" })),
        "H02" => new(Post($"{handover}/first-contact", Nothing), null, Post($"{handover}/withdraw", new() { ["reason"] = "no-longer-needed" })),
        HandoverOwed.Bridge => new(Post($"{handover}/waiting-check", Nothing, "bridgingPlan"), null, Post($"{handover}/withdraw", new() { ["reason"] = "no-longer-needed" })),
        Holds => new(Post($"{handover}/effective", new() { ["by"] = awaits is [Confirmer.Relay] ? "relay" : "family" }), null, null),
        _ => new(Post($"{handover}/waiting-check", Nothing), null, Post($"{handover}/withdraw", new() { ["reason"] = "no-longer-needed" })),
    };

    private static ReadyActs Concertation(OwedRow row, string meeting)
    {
        if (row.Code != "decision")
        {
            return new(Post($"{meeting}/minutes", Nothing, "text"), null, Post($"{meeting}/cancel", Nothing));
        }

        var decision = $"{meeting}/decisions/{Guid.ParseExact(row.Occurrence.Split('/')[0], "N")}";
        return new(Post($"{decision}/done", Nothing), Post($"{decision}/later", Nothing), Post($"{decision}/drop", Nothing));
    }

    // Of a site that somebody left for good a case is picked up by who heads it from then on.
    private static ReadyActs Transfer(OwedRow row, string list, bool returns) => row.Code switch
    {
        TransferOwed.Note => new(Post($"{list}/cases/{row.Case}/note", Nothing, "text"), null, null),
        TransferOwed.Back => new(Post($"{list}/back", Nothing), null, null),
        _ when returns => new(Post($"{list}/cases/{row.Case}/pick-up", Nothing), null, null),
        _ => new(new("PUT", $"/v1/cases/{row.Case}/coordinators", Nothing) { Fill = ["first"] }, null, null),
    };

    private static ReadyActs Glass(string code, string record) =>
        new(code == GlassOwed.Text ? Post($"{record}/text", Nothing, "text") : Post($"{record}/review", Nothing, "verdict"), null, null);

    private static ReadyActs Sample(string code, string sample) =>
        new(code == SampleOwed.Review ? Post($"{sample}/answer", Nothing, "finding") : Post($"{sample}/follow-up", Nothing, "text"), null, null);

    private static ReadyAct Post(string url, Dictionary<string, object> body, params string[] fill) =>
        new("POST", url, body) { Fill = fill.Length == 0 ? null : fill };
}
