using System.Collections.Immutable;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.PersonsRequests;

/// <summary>
/// What a person's request owes: an answer, on the desk of the service's records officers. Left undone it comes to the lead of the case's site. The row
/// names no case: who owes an answer reads the case by the request alone, and a lead to whom it came not at all. One that a records officer noted owes a
/// second word beside, of the heads of its case and then of the lead: the delay of the answer runs meanwhile.
/// </summary>
public static class PersonsRequestOwed
{
    /// <summary>That the person asked, to be confirmed.</summary>
    public const string Confirm = "request-confirm";

    public const string Copy = "request-copy";
    public const string CopyExtended = "request-copy-extended";
    public const string Other = "request-other";
    public const string OtherExtended = "request-other-extended";

    /// <param name="request">The request.</param>
    /// <param name="heads">Heads of its case; null where it has none.</param>
    /// <param name="plan">Version of the rules.</param>
    public static ImmutableArray<Obligation> Of(PersonsRequest request, Heads? heads, PlanVersion plan) =>
        !request.IsOpen ? [] : request.AwaitsSecond ? [RowOf(request, plan), ConfirmOf(request, heads, plan)] : [RowOf(request, plan)];

    private static Obligation ConfirmOf(PersonsRequest request, Heads? heads, PlanVersion plan)
    {
        var lead = Ids.LeadDesk(request.Service, request.Site);
        // Who noted it is not asked, where she leads the case too.
        var owner = heads is null ? lead : heads.First != request.Received!.By ? heads.First : heads.Second ?? lead;
        return Owed.Row(plan, Confirm, new(request.Id, null, request.Site, owner, heads, request.Fired), "1", request.Received!.At);
    }

    /// <summary>Until when it is to be answered.</summary>
    public static DateTimeOffset DueOf(PersonsRequest request, PlanVersion plan) => RowOf(request, plan).DueAt;

    private static Obligation RowOf(PersonsRequest request, PlanVersion plan)
    {
        var desk = Ids.RecordsDesk(request.Service);
        var by = new OwedBy(request.Id, null, request.Site, desk, new Heads(request.Service, request.Site, desk, null, null, null), request.Fired);
        return Owed.Row(plan, CodeOf(request), by, "1", CivilTime.StartOfDay(request.ReceivedOn));
    }

    private static string CodeOf(PersonsRequest request) => (request.Right, request.Extension) switch
    {
        (PersonsRight.Copy, null) => Copy,
        (PersonsRight.Copy, _) => CopyExtended,
        (_, null) => Other,
        _ => OtherExtended,
    };
}
