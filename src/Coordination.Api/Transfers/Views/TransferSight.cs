using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Worklist.Views;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Transfers;

namespace Coordination.Api.Transfers.Views;

/// <summary>A case in a transfer list that its reader may know of.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Transfer">Its state.</param>
/// <param name="File">The case.</param>
/// <param name="Notes">She reads the notes of the case too.</param>
internal sealed record SeenTransfer(TransferRow Row, Transfer Transfer, CaseFile File, bool Notes);

/// <summary>
/// What of transfer lists one reader may see: each case is decided as if it were opened (rule A65). Who has no right to a case finds neither its row nor its part in a count, and
/// no list at all where it holds nothing else.
/// </summary>
internal sealed class TransferSight
{
    public required IReadOnlyList<SeenTransfer> Seen { get; init; }

    /// <summary>Accounts of those who go.</summary>
    public required IReadOnlyDictionary<Guid, Account> Accounts { get; init; }

    /// <summary>The lists near the caller, with what of them she may see.</summary>
    public static async Task<TransferSight> NearAsync(Work work, CancellationToken ct)
    {
        var held = await Terms.HeldAsync(work, ct);
        string[] sites = [.. work.Caller.Grants(work.Now).Where(g => g.Role is Role.Coordinator or Role.Supervisor).Select(g => g.Site).OfType<string>().Concat(held.Select(h => h.Site)).Distinct()];
        return await OfAsync(work, await TransferHeads.NearAsync(work, sites, [.. held.Select(h => h.Owner)], ct), held, ct);
    }

    private static async Task<TransferSight> OfAsync(Work work, List<TransferRow> rows, IReadOnlyList<(Guid Owner, string Site)> held, CancellationToken ct)
    {
        var (files, states, accounts) = (new Several<CaseFile>(rows.Select(r => r.Case)), new Several<Transfer>(rows.Select(r => r.Transfer)), new Several<Account>(rows.Select(r => r.Of).Distinct()));
        await work.ReadManyAsync(ct, files, states, accounts);
        var escalated = await Terms.EscalatedAsync(work, [.. rows.Select(r => r.Case).Distinct()], ct);
        return new()
        {
            Seen = [.. rows.Select(row => See(work, row, files.Found[row.Case], states.Found[row.Transfer], held, escalated.Contains(row.Case))).OfType<SeenTransfer>()],
            Accounts = accounts.Found,
        };
    }

    private static SeenTransfer? See(Work work, TransferRow row, CaseFile file, Transfer state, IReadOnlyList<(Guid Owner, string Site)> held, bool escalated)
    {
        var covered = FoundRequests.IsCovered(work, file.Heads, held);
        var leads = Facts.ListsOf(work.Caller, work.Now).Contains(Ids.LeadDesk(work.Service, file.Site));
        var ground = Ground.Of(covered, escalated, leads);
        if (!Gate.Listed(work, file, ground, new Demand(AccessAction.ReadCase)).Granted)
        {
            return null;
        }

        var notes = Gate.Listed(work, file, ground, new Demand(AccessAction.ReadEntry, Confidentiality.N2));
        return new(row, state, file, notes.Granted && !notes.Has(Duties.OnlyFacts) && !notes.Has(Duties.HideContent));
    }
}
