using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;

namespace Coordination.Api.Access;

/// <summary>
/// Whether the caller reads a case as a service outside and by nothing else: then what the family agreed to for that service bounds what she sees. Another
/// role that she also has counts where it lets her read this case by itself, and not because she has it.
/// </summary>
internal static class Outside
{
    public static bool Is(Work work, CaseFile file)
    {
        var grants = work.Caller.Grants(work.Now).ToArray();
        return Array.Exists(grants, g => g.Relay is not null) && (Array.TrueForAll(grants, g => g.Relay is not null) || !ReadsWithout(work, file));
    }

    private static bool ReadsWithout(Work work, CaseFile file)
    {
        var (ground, demand) = (work.CaseStream?.Id == file.Id ? work.Ground : default, new Demand(AccessAction.ReadCase, Confidentiality.N2));
        HeldRole[] others =
        [
            .. Facts.RolesOf(work, new Thing(file.Site, File: file, Ground: ground))
                .Where(held => held.Role is not (Role.CareMember or Role.RelayIntake or Role.Mandated or Role.Guest)),
        ];
        return others.Length > 0 && AccessDecision.Decide(Facts.AboutListed(work, file, ground, demand), others) is { Granted: true } answer && !answer.Has(Duties.OnlyFacts);
    }
}
