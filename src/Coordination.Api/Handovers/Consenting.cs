using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;

namespace Coordination.Api.Handovers;

/// <summary>On what the family's agreement to be named to a relay rests.</summary>
internal enum AskConsent
{
    /// <summary>Said to the coordinator now: recorded with the request.</summary>
    Oral,

    /// <summary>The family is not named.</summary>
    Anonymous,

    /// <summary>A consent of the case covers this relay already.</summary>
    Recorded,
}

/// <summary>The consent behind a request, recorded on the case in the same commit when it was just given by word of mouth.</summary>
internal static class Consenting
{
    /// <summary>The consent, or null for none, or why it cannot be given: an anonymous enquiry, or a relay that receives no names.</summary>
    public static async Task<(Guid? Consent, Refusal? Refusal)> GiveAsync(Work work, Relay relay, AskConsent how, CancellationToken ct)
    {
        var today = CivilTime.DayOf(work.Now);
        if (how == AskConsent.Anonymous || !Asking.CanReceive(relay))
        {
            return default;
        }

        if (how == AskConsent.Recorded)
        {
            return (Asking.Covering(work.Case.State, relay, today), null);
        }

        // She agreed already that this service knows who she is: to be asked by word of mouth again adds nothing to what she agreed to share with it.
        if (Named(work, relay, today) is { } known)
        {
            return (known, null);
        }

        var (file, consent) = (work.Case, work.NewId());
        await KnownMinors.NoteAsync(work, [file.State.Mother], ct);
        return (consent, Work.Append(file, ConsentDecider.Give(file.State, consent, ConsentDecider.OralFor(file.State, relay.Id, today), work.Stamp)));
    }

    private static Guid? Named(Work work, Relay relay, DateOnly today) => StandingConsents.Naming(work.Case.State, [relay.Id], [relay.Record.Kind], null, today)
        .FirstOrDefault(c => c.Terms.By == work.Case.State.Mother && c.Terms.About.Contains(work.Case.State.Mother) && c.Terms.Categories.Contains(DataCategory.Identity))?.Id;
}
