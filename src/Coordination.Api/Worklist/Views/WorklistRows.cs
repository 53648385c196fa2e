using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.PersonsRequests;

namespace Coordination.Api.Worklist.Views;

/// <summary>From rows to what this reader may see of them: each row's case or alert is decided by itself (rule A65).</summary>
internal static class WorklistRows
{
    private static readonly Label Hidden = new("Une échéance d'un dossier", "Een termijn van een dossier", "Something due in a case");
    private static readonly Label UnknownFlag = new("Signal d'alarme", "Alarmsignaal", "Red flag");

    public static async Task<IReadOnlyList<WorklistRow>> OfAsync(Work work, IReadOnlyList<OwedRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var about = new OpenedIds
        {
            Cases = rows.Select(r => r.Case),
            Alerts = rows.Select(r => r.Kind == StreamKinds.Alert.Name ? r.Stream : (Guid?)null),
            Relays = rows.Select(r => r.Relay),
            Handovers = rows.Select(r => r.Code == RowActs.Holds ? r.Stream : (Guid?)null),
        };
        var opened = await Opened.ReadAsync(work, about, ct);
        var lists = Facts.ListsOf(work.Caller, work.Now).ToHashSet();
        return [.. rows.Select(row => Of(work, row, opened, away: !lists.Contains(row.Owner), leads: lists.Contains(Ids.LeadDesk(work.Service, row.Site))))];
    }

    /// <summary>For the audit entry: how much was shown, never what.</summary>
    public static string Told(IReadOnlyList<WorklistRow> rows) => $"rows {rows.Count}, by reference only {rows.Count(r => r.Code is null)}";

    private static WorklistRow Of(Work work, OwedRow row, Opened opened, bool away, bool leads)
    {
        // A row in the lead's list is there because it escalated; one in a list that is not the reader's, because its owner is away.
        if (away)
        {
            work.RestOnHeld(row.Site, row.Owner);
        }

        var ground = Ground.Of(away, row.Owner == Ids.LeadDesk(work.Service, row.Site), leads);
        var bare = new WorklistRow
        {
            Id = row.Id,
            Label = Hidden,
            Reference = References.Of(row.Transfer is null ? row.Stream : row.Case ?? row.Stream),
            Site = row.Site,
            Owner = row.Owner,
            ForSomebodyAway = away,
            Urgency = row.Urgency,
            OpensAt = row.OpensAt,
            DueAt = row.DueAt,
            ClosesAt = row.ClosesAt,
            Late = row.DueAt <= work.Now,
            Next = row.Step is { } step ? new NextStep(step.Name, step.At) : null,
        };
        return row.Kind == StreamKinds.Glass.Name ? WithGlass(work, bare, row) : row.Kind == StreamKinds.Request.Name ? WithRequest(work, bare, row) : row.Kind == StreamKinds.Sample.Name ? WithSample(work, bare, row) : row.Case is { } file ? WithCase(work, bare, row, file, ground, opened) : WithAlert(work, bare, row, ground, opened);
    }

    private static WorklistRow WithCase(Work work, WorklistRow bare, OwedRow row, Guid id, Ground ground, Opened opened)
    {
        if (opened.Case(id, ground, AccessAction.ReadCase) is not { } file)
        {
            // Whoever is named to look at a decision again acts on it alone (A40); a row in another's list tells nothing.
            return row.Code == ProtectionDecider.Review && row.Owner == work.Caller.Id ? Content(work, bare, row) with { CaseId = id, Acts = RowActs.Of(row) } : bare;
        }

        var awaits = opened.Awaits(row.Stream);
        return Content(work, bare, row) with
        {
            CaseId = id,
            AlertId = row.Kind == StreamKinds.Alert.Name ? row.Stream : null,
            HandoverId = row.Kind == StreamKinds.Handover.Name ? row.Stream : null,
            TransferId = row.Transfer?.List,
            ConcertationId = row.Kind == StreamKinds.Concertation.Name ? row.Stream : null,
            Name = opened.NameOf(file),
            Relay = opened.RelayOf(row.Relay),
            Awaits = awaits,
            Acts = row.Code != ProtectionDecider.Review && opened.Case(id, ground, AccessAction.KeepFile) is null ? null : RowActs.Of(row, awaits),
        };
    }

    private static WorklistRow WithAlert(Work work, WorklistRow bare, OwedRow row, Ground ground, Opened opened) =>
        opened.Alert(row.Stream, ground, AccessAction.ReadTriage) is not { } alert
            ? bare
            : Content(work, bare, row) with
            {
                AlertId = alert.Id,
                Name = opened.NameOf(alert),
                Acts = opened.Alert(alert.Id, ground, AccessAction.TakeAlert) is null ? null : RowActs.Of(row),
            };

    // Whoever holds the list of somebody away is not told what she opened; a lead learns that it stayed undone, and reads no record.
    private static WorklistRow WithGlass(Work work, WorklistRow bare, OwedRow row) => bare.ForSomebodyAway
        ? bare
        : row.Owner == Ids.LeadDesk(work.Service, row.Site) ? Content(work, bare, row) : Content(work, bare, row) with { GlassId = row.Stream, Acts = RowActs.Of(row) };

    // The same of a person's request: a lead learns that it waits, and reads nothing by that. That the person asked a lead confirms.
    private static WorklistRow WithRequest(Work work, WorklistRow bare, OwedRow row) => bare.ForSomebodyAway
        ? bare
        : row.Owner == Ids.LeadDesk(work.Service, row.Site) && row.Code != PersonsRequestOwed.Confirm ? Content(work, bare, row) : Content(work, bare, row) with { RequestId = row.Stream, Acts = RowActs.Of(row) };

    // Every list that it comes to is one from which it is answered.
    private static WorklistRow WithSample(Work work, WorklistRow bare, OwedRow row) =>
        bare.ForSomebodyAway ? bare : Content(work, bare, row) with { SampleId = row.Stream, Acts = RowActs.Of(row) };

    private static WorklistRow Content(Work work, WorklistRow bare, OwedRow row) => bare with
    {
        Code = row.Code,
        Label = work.Plan.Find(row.Code)?.Label ?? UnknownFlag,
        Occurrence = row.Occurrence,
    };
}
