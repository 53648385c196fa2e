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
    /// <summary>The consent, or null for none: an anonymous enquiry, or a relay that receives no names.</summary>
    public static Guid? Give(Work work, Relay relay, AskConsent how, out Refusal? refusal)
    {
        refusal = null;
        var today = CivilTime.DayOf(work.Now);
        if (how == AskConsent.Anonymous || !Asking.CanReceive(relay))
        {
            return null;
        }

        if (how == AskConsent.Recorded)
        {
            return Asking.Covering(work.Case.State, relay, today);
        }

        var (file, consent) = (work.Case, work.NewId());
        refusal = Work.Append(file, ConsentDecider.Give(file.State, consent, ConsentDecider.OralFor(file.State, relay.Id, today), work.Stamp));
        return consent;
    }
}
