using Coordination.Api.Access;
using Coordination.Api.Alerts;
using Coordination.Api.Alerts.Views;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;

namespace Coordination.Api.Worklist.Views;

/// <summary>The cases, alerts, relays and handovers that the lines of a list are about, read in one batch, with the keys of the names that may be shown.</summary>
internal sealed class Opened
{
    private readonly Work _work;

    private Opened(Work work) => _work = work;

    public required IReadOnlyDictionary<Guid, CaseFile> Cases { get; init; }

    public required IReadOnlyDictionary<Guid, Alert> Alerts { get; init; }

    /// <summary>Cases of the alerts that are there only by the alert they repeat.</summary>
    public required IReadOnlyDictionary<Guid, CaseFile> RepeatedIn { get; init; }

    public required IReadOnlyDictionary<Guid, Relay> Relays { get; init; }

    /// <summary>Handovers of which the next request depends on what was said before.</summary>
    public required IReadOnlyDictionary<Guid, Handover> Handovers { get; init; }

    public static async Task<Opened> ReadAsync(Work work, OpenedIds about, CancellationToken ct)
    {
        var (files, messages) = (new Several<CaseFile>(about.Cases.OfType<Guid>()), new Several<Alert>(about.Alerts.OfType<Guid>()));
        var (records, requests) = (new Several<Relay>(about.Relays.OfType<Guid>()), new Several<Handover>(about.Handovers.OfType<Guid>()));
        await work.ReadManyAsync(ct, files, messages, records, requests);
        var repeated = await RepeatedAlerts.CasesAsync(work, messages.Found.Values, ct);
        var opened = new Opened(work) { Cases = files.Found, Alerts = messages.Found, RepeatedIn = repeated, Relays = records.Found, Handovers = requests.Found };
        await work.KeysAsync(opened.Cases.Values.Select(MotherOf).SelectMany(m => new[] { m?.Name, m?.BirthDate }).Concat(opened.Alerts.Values.Select(a => a.About?.Name)), ct);
        return opened;
    }

    /// <summary>The case, where the caller may do this with it.</summary>
    public CaseFile? Case(Guid id, Ground ground, AccessAction action) =>
        Cases.TryGetValue(id, out var file) && Gate.Listed(_work, file, ground, new Demand(action)).Granted ? file : null;

    /// <summary>The alert, where the caller may do this with it.</summary>
    public Alert? Alert(Guid id, Ground ground, AccessAction action) =>
        Alerts.TryGetValue(id, out var alert) && (RepeatedIn.TryGetValue(id, out var file)
            ? Gate.Listed(_work, file, default, new Demand(action)) : Gate.Listed(_work, alert, ground, new Demand(action))).Granted ? alert : null;

    public string? NameOf(CaseFile file) => MotherOf(file) is { } mother ? PersonFields.Open(_work, file.Id, mother, mother.Name, PersonFields.Name) : null;

    public string? BirthDateOf(CaseFile file) =>
        MotherOf(file) is { } mother ? PersonFields.Open(_work, file.Id, mother, mother.BirthDate, PersonFields.BirthDate) : null;

    public string? NameOf(Alert alert) => alert.About is { } about ? _work.Keys.Open(about.Name, about.Person, alert.Id, AlertFields.Name) : null;

    public string? RelayOf(Guid? relay) => relay is { } id ? Relays.GetValueOrDefault(id)?.Record?.Name : null;

    /// <summary>Sides that have not yet said that this handover holds; null where it is not asked.</summary>
    public IReadOnlyList<Confirmer>? Awaits(Guid handover) => Handovers.GetValueOrDefault(handover)?.Awaits;

    private static Person? MotherOf(CaseFile file) => file.Find(file.Mother);
}

/// <summary>What the lines of a list are about; null where a line is about none.</summary>
internal sealed record OpenedIds
{
    public IEnumerable<Guid?> Cases { get; init; } = [];

    public IEnumerable<Guid?> Alerts { get; init; } = [];

    public IEnumerable<Guid?> Relays { get; init; } = [];

    public IEnumerable<Guid?> Handovers { get; init; } = [];
}
