using System.Collections.Immutable;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.PersonsRequests;

/// <summary>
/// What a person's request owes: an answer, on the desk of the service's records officers. Left undone it comes to the lead of the case's site. The row
/// names no case: who owes an answer reads the case by the request alone, and a lead to whom it came not at all.
/// </summary>
public static class PersonsRequestOwed
{
    public const string Copy = "request-copy";
    public const string CopyExtended = "request-copy-extended";
    public const string Other = "request-other";
    public const string OtherExtended = "request-other-extended";

    public static ImmutableArray<Obligation> Of(PersonsRequest request, PlanVersion plan) => request.IsOpen ? [RowOf(request, plan)] : [];

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
