using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;

namespace Coordination.Api.Access;

/// <summary>For whom a caller speaks.</summary>
/// <param name="Relays">Relays of her grants.</param>
/// <param name="Kinds">Kinds of those relays, catalogue codes.</param>
/// <param name="OfRequest">Consent that the request at hand was asked with.</param>
internal sealed record Speaker(IReadOnlyCollection<Guid> Relays, IReadOnlyCollection<string> Kinds, Guid? OfRequest = null)
{
    /// <summary>The caller at her own door.</summary>
    public static Speaker At(Work work, Handover door) => new([door.Relay], work.KindsOf([door.Relay]), door.Consent);

    /// <summary>
    /// The caller in a case: for the relays of hers that take part in it. What the family agreed to for another one, which is only asked, opens nothing by
    /// this one; where none takes part, or she does herself, for all of them.
    /// </summary>
    public static Speaker In(Work work, CaseFile file, Guid? request = null)
    {
        var relays = work.Caller.Relays(work.Now);
        if (relays.Length < 2)
        {
            return new(relays, work.KindsOf(relays), request);
        }

        var taking = file.Relations.Where(r => r.Role is RelationRole.CareMember or RelationRole.Mandated && r.ActiveAt(work.Now)).Select(r => r.Holder).ToHashSet();
        Guid[] named = taking.Contains(work.Caller.Id) ? relays : [.. relays.Where(taking.Contains)];
        Guid[] speaking = named.Length == 0 ? relays : named;
        return new(speaking, work.KindsOf(speaking), request);
    }
}

/// <summary>What the family's consents say about the caller's service.</summary>
internal static class Consents
{
    /// <summary>Consents that hold today and name this service, by itself, by its kind, or by the request.</summary>
    public static IEnumerable<Consent> Naming(CaseFile file, Speaker speaker, DateOnly today) =>
        StandingConsents.Naming(file, speaker.Relays, speaker.Kinds, speaker.OfRequest, today);

    public static ConsentCover CoverOf(CaseFile file, Speaker speaker, DateOnly today) =>
        Naming(file, speaker, today).Any() ? ConsentCover.NamesService
        : speaker.Relays.Count == 0 && StandingConsents.Coordination(file, today) ? ConsentCover.Coordination
        // "Inside the coordination" names no service outside it; and a service whose own consent was taken back is not one of the others.
        : speaker.Relays.Count > 0 && StandingConsents.TookBack(file, speaker.Relays, speaker.Kinds, speaker.OfRequest) ? ConsentCover.Withdrawn
        : StandingConsents.Any(file, today) ? ConsentCover.NamesOthers
        : StandingConsents.IsWithdrawn(file, today) ? ConsentCover.Withdrawn
        : ConsentCover.None;
}
