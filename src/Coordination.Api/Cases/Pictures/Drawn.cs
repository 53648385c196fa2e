using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Domain.Handovers;

namespace Coordination.Api.Cases.Pictures;

/// <summary>What a picture is drawn from: the case and its handovers as one reader gets them anyway.</summary>
/// <param name="Card">The case.</param>
/// <param name="Handovers">Those of its handovers that she may know of.</param>
/// <param name="Silence">Days without contact from which the plan counts a family as lost, at the case's intensity.</param>
/// <param name="Told">For the audit entry.</param>
internal sealed record Drawn(CaseCard Card, IReadOnlyList<HandoverCard> Handovers, int Silence, string Told)
{
    // No case has as many handovers: all of them.
    private const int All = 10_000;

    private const string Lost = "L01";

    public static async Task<Drawn> OfAsync(Work work, IDoor asked, Guid file, CancellationToken ct)
    {
        var (card, told) = await CaseCards.OfAsync(work, work.Case.State, ct);
        var rows = await HandoverHeads.PageOfCaseAsync(work, file, null, null, All, ct);
        var handovers = await HandoverCards.OfAsync(work, asked, [.. await work.ReadManyAsync<Handover>(rows.Select(row => row.Handover), ct)], ct);
        var rule = work.Plan[Lost].Lost!;
        return new(card, handovers, (card.CareIntensity == 3 ? rule.Intensive : rule.After).Count, $"{told}, handovers {handovers.Count}");
    }
}
