using Coordination.Domain.Cases;
using Coordination.Domain.Relays;

namespace Coordination.Domain.Handovers;

/// <summary>What a case and a relay must be before the one asks the other; what was asked already is <see cref="HandoverDecider.Ask"/>'s.</summary>
public static class Asking
{
    /// <summary>Why this case cannot ask this relay at all, or null. An exclusion holds for an anonymous enquiry too.</summary>
    public static Refusal? Hindrance(CaseFile file, Relay relay) =>
        CaseGuard.NotOpen(file)
        ?? (file.IsRestricted(file.Mother) ? CaseRefusals.Restricted
            : relay.Id == Guid.Empty ? HandoverRefusals.RelayUnknown
            : relay.Withdrawn is not null ? RelayRefusals.Withdrawn
            : CaseRights.IsExcluded(file, relay.Id) ? RelationRefusals.Excluded
            : null);

    /// <summary>A relay that works anonymously receives no request that names a family.</summary>
    public static bool CanReceive(Relay relay) => RelayKinds.Current.Find(relay.Record.Kind)?.CanReceiveHandover == true;

    /// <summary>The consent of this day that covers the relay, by its name or its kind; null where there is none.</summary>
    public static Guid? Covering(CaseFile file, Relay relay, DateOnly day) => StandingConsents.Naming(file, [relay.Id], [relay.Record.Kind], null, day)
        .OrderByDescending(c => c.Terms.About.Contains(file.Mother)).Select(c => (Guid?)c.Id).FirstOrDefault();

    /// <summary>What an answer tells of the relay's places, or null where it tells nothing: a refusal for another reason leaves them unknown.</summary>
    public static CapacityObservation? Told(Handover answered, DateOnly on) => answered switch
    {
        { Status: HandoverStatus.Accepted } => new(Capacity.Free, CapacitySource.Answer, on, null),
        { Status: HandoverStatus.Waitlisted } => new(Capacity.Waitlist, CapacitySource.Answer, on, answered.ExpectedOn),
        { Status: HandoverStatus.Assessing } => new(Capacity.AssessmentFirst, CapacitySource.Answer, on, null),
        { Closing.Reason: HandoverReasons.NoPlace } => new(Capacity.Full, CapacitySource.Answer, on, null),
        _ => null,
    };
}
