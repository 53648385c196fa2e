using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;

namespace Coordination.Api.Worklist.Views;

/// <summary>What a search found, as far as its reader may see it. What she may not see is not counted and not hinted at.</summary>
internal sealed record FoundCard(ImmutableArray<FoundCase> Cases, ImmutableArray<FoundAlert> Alerts, ImmutableArray<FoundRelay> Relays)
{
    /// <summary>Requests to a relay, by the reference number it was told.</summary>
    public ImmutableArray<FoundRequest> Requests { get; init; } = [];
}

/// <param name="Coordinators">Responsible coordinator and the other head.</param>
internal sealed record FoundCase(Guid Id, string Reference, string? Name, string? BirthDate, string Site, CaseStanding State, ImmutableArray<Guid> Coordinators);

internal sealed record FoundAlert(Guid Id, string Reference, string? Name, string Site, DateTimeOffset ReceivedAt);

internal sealed record FoundRelay(Guid Id, string Name, string Kind, string? Telephone)
{
    /// <summary>Voluntary help, on mandate, either, or without names.</summary>
    public required Domain.Relays.LegalBasis Basis { get; init; }
}

internal static class FoundCards
{
    /// <summary>Families of the caller's sites and of those she covers, by name, birth date, telephone or national number.</summary>
    public static async Task<FoundCard> FamiliesAsync(Work work, string text, CancellationToken ct)
    {
        var held = await Terms.HeldAsync(work, ct);
        var sites = work.Caller.Grants(work.Now).Select(g => g.Site).OfType<string>().Concat(held.Select(h => h.Site));
        var hits = await Terms.FindAsync(work, sites, text, ct);
        Guid[] cases = [.. hits.Where(h => h.Is == StreamKinds.Case.Name).Select(h => h.Target)];
        Guid[] alerts = [.. hits.Where(h => h.Is == StreamKinds.Alert.Name).Select(h => h.Target)];
        var escalated = await Terms.EscalatedAsync(work, cases, ct);
        var opened = await Opened.ReadAsync(work, new() { Cases = cases.Select(c => (Guid?)c), Alerts = alerts.Select(a => (Guid?)a) }, ct);
        var found = new Found(work, opened, held);
        return new([.. cases.Select(id => found.Case(id, escalated.Contains(id))).OfType<FoundCase>()], [.. alerts.Select(found.Alert).OfType<FoundAlert>()], []);
    }

    /// <summary>Decides on each hit by itself.</summary>
    private sealed class Found(Work work, Opened opened, IReadOnlyList<(Guid Owner, string Site)> held)
    {
        private readonly HashSet<Guid> _lists = [.. Facts.ListsOf(work.Caller, work.Now)];

        public FoundCase? Case(Guid id, bool escalated)
        {
            var heads = opened.Cases.GetValueOrDefault(id)?.Heads;
            var covered = FoundRequests.IsCovered(work, heads, held);
            return opened.Case(id, Ground.Of(covered, escalated, Leads(heads?.Site)), AccessAction.ReadCase) is not { } file
                ? null
                : new(
                    id, References.Of(id), opened.NameOf(file), opened.BirthDateOf(file), file.Site, file.Standing,
                    heads?.All ?? []);
        }

        public FoundAlert? Alert(Guid id)
        {
            var site = opened.Alerts.GetValueOrDefault(id)?.Site;
            var covered = held.Any(h => h.Site == site);
            if (covered)
            {
                work.RestOnHeld(site!);
            }

            var ground = Ground.Of(covered, escalated: false, Leads(site));
            return opened.Alert(id, ground, AccessAction.ReadTriage) is { Waiting: true } alert
                ? new(id, References.Of(id), opened.NameOf(alert), alert.Site, alert.Received!.At)
                : null;
        }

        private bool Leads(string? site) => site is not null && _lists.Contains(Domain.Ids.LeadDesk(work.Service, site));
    }
}
