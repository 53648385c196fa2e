using Coordination.Domain.Access;

namespace Coordination.Domain.Accounts;

/// <summary>What a role needs to have a meaning.</summary>
internal static class GrantShape
{
    internal static Refusal? Fault(Grant grant) => grant.Role switch
    {
        Role.None or Role.System or Role.Ehr => AccountRefusals.NotGrantable(grant.Role),
        _ when string.IsNullOrWhiteSpace(grant.Proof) => AccountRefusals.ProofMissing,
        _ when grant.Until <= grant.From => AccountRefusals.EndsBeforeStart,
        Role.Coordinator or Role.Supervisor when string.IsNullOrWhiteSpace(grant.Site) => AccountRefusals.SiteMissing,
        Role.Coordinator when grant.Discipline is not (Disciplines.Midwife or Disciplines.SocialWorker) => AccountRefusals.DisciplineMissing,
        Role.CareMember or Role.RelayIntake when grant.Relay is null => AccountRefusals.RelayMissing,
        Role.Parent when grant.Person is null => AccountRefusals.PersonMissing,
        _ => null,
    };
}
