using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.Alerts;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Relays;

namespace Coordination.Api.Worklist.Views;

/// <summary>From rows to what this reader may see of them: each row's case or alert is decided by itself, names are opened last (access.md A65).</summary>
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

        var seen = await ReadAsync(work, rows, ct);
        await work.KeysAsync(seen.Cases.Values.Select(Mother).Select(p => p?.Name).Concat(seen.Alerts.Values.Select(a => a.About?.Name)), ct);
        return [.. rows.Select(row => Of(work, row, seen))];
    }

    /// <summary>For the audit entry: how much was shown, never what.</summary>
    public static string Told(IReadOnlyList<WorklistRow> rows) => $"rows {rows.Count}, by reference only {rows.Count(r => r.Code is null)}";

    private static async Task<Seen> ReadAsync(Work work, IReadOnlyList<OwedRow> rows, CancellationToken ct)
    {
        var batch = work.Session.CreateBatchQuery();
        var cases = batch.LoadMany<CaseFile>().ById(Distinct(rows, r => r.Case));
        var alerts = batch.LoadMany<Alert>().ById(Distinct(rows, r => r.Kind == StreamKinds.Alert.Name ? r.Stream : null));
        var relays = batch.LoadMany<Relay>().ById(Distinct(rows, r => r.Relay));
        await batch.Execute(ct);
        return new Seen([.. Facts.ListsOf(work.Caller, work.Now)])
        {
            Cases = (await cases).ToDictionary(c => c.Id),
            Alerts = (await alerts).ToDictionary(a => a.Id),
            Relays = (await relays).ToDictionary(r => r.Id),
        };
    }

    private static Guid[] Distinct(IReadOnlyList<OwedRow> rows, Func<OwedRow, Guid?> id) => [.. rows.Select(id).OfType<Guid>().Distinct()];

    private static WorklistRow Of(Work work, OwedRow row, Seen seen)
    {
        var away = !seen.Lists.Contains(row.Owner);
        // A row in the lead's list is there because it escalated; one that is somebody else's, because she is away.
        var ground = new Ground(away, row.Owner == Ids.LeadDesk(work.Service, row.Site));
        var bare = new WorklistRow
        {
            Id = row.Id,
            Label = Hidden,
            Reference = References.Of(row.Stream),
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
        return row.Case is { } file ? WithCase(work, bare, row, seen.Cases.GetValueOrDefault(file), ground, seen)
            : seen.Alerts.TryGetValue(row.Stream, out var alert) ? WithAlert(work, bare, row, alert, ground)
            : bare;
    }

    private static WorklistRow WithCase(Work work, WorklistRow bare, OwedRow row, CaseFile? file, Ground ground, Seen seen)
    {
        if (file is null || !Gate.Listed(work, file, ground, new Demand(AccessAction.ReadCase)).Granted)
        {
            return bare;
        }

        var may = Gate.Listed(work, file, ground, new Demand(AccessAction.WriteEntry)).Granted;
        return Content(work, bare, row) with
        {
            CaseId = file.Id,
            HandoverId = row.Kind == StreamKinds.Handover.Name ? row.Stream : null,
            ConcertationId = row.Kind == StreamKinds.Concertation.Name ? row.Stream : null,
            Name = Mother(file) is { } mother ? PersonFields.Open(work, file.Id, mother, mother.Name, PersonFields.Name) : null,
            Relay = row.Relay is { } relay ? seen.Relays.GetValueOrDefault(relay)?.Record?.Name : null,
            Acts = may ? RowActs.Of(row, work.Now) : null,
        };
    }

    private static WorklistRow WithAlert(Work work, WorklistRow bare, OwedRow row, Alert alert, Ground ground)
    {
        if (!Gate.Listed(work, alert, ground, new Demand(AccessAction.ReadTriage)).Granted)
        {
            return bare;
        }

        var may = Gate.Listed(work, alert, ground, new Demand(AccessAction.TakeAlert)).Granted;
        return Content(work, bare, row) with
        {
            AlertId = alert.Id,
            Name = alert.About is { } about ? work.Keys.Open(about.Name, about.Person, alert.Id, AlertFields.Name) : null,
            Acts = may ? RowActs.Of(row, work.Now) : null,
        };
    }

    private static WorklistRow Content(Work work, WorklistRow bare, OwedRow row) => bare with
    {
        Code = row.Code,
        Label = work.Plan.Find(row.Code)?.Label ?? UnknownFlag,
        Occurrence = row.Occurrence,
    };

    private static Person? Mother(CaseFile file) => file.Find(file.Mother);

    /// <summary>Everything a page of rows is about.</summary>
    private sealed record Seen(ImmutableHashSet<Guid> Lists)
    {
        public required Dictionary<Guid, CaseFile> Cases { get; init; }

        public required Dictionary<Guid, Alert> Alerts { get; init; }

        public required Dictionary<Guid, Relay> Relays { get; init; }
    }
}
