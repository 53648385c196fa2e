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
        file.Consents.Where(c => c.HoldsOn(today) && Names(c, speaker));

    public static ConsentCover CoverOf(CaseFile file, Speaker speaker, DateOnly today)
    {
        if (Naming(file, speaker, today).Any())
        {
            return ConsentCover.NamesService;
        }

        var (held, withdrawn) = (file.Consents.Where(c => c.HoldsOn(today)).ToArray(), file.Consents.Where(c => c.Withdrawn is not null).ToArray());
        if (speaker.Relays.Count == 0 && held.Any(c => c.Terms.Scope == ConsentScope.Coordination))
        {
            return ConsentCover.Coordination;
        }

        // "Inside the coordination" names no service outside it; and a service whose own consent was taken back is not one of the others.
        return speaker.Relays.Count > 0 && withdrawn.Any(c => Names(c, speaker)) ? ConsentCover.Withdrawn
            : held.Length > 0 ? ConsentCover.NamesOthers
            : withdrawn.Length > 0 ? ConsentCover.Withdrawn
            : ConsentCover.None;
    }

    private static bool Names(Consent consent, Speaker speaker) => consent.Terms.Scope == ConsentScope.Named
        && (consent.Id == speaker.OfRequest || consent.Terms.Relays.Any(speaker.Relays.Contains) || consent.Terms.Kinds.Any(speaker.Kinds.Contains));
}
