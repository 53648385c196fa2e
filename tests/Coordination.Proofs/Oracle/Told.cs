using Coordination.Api.Demo;
using Coordination.Domain;
using Coordination.Domain.Access;

namespace Coordination.Proofs.Oracle;

/// <summary>Each fired step left one message for each person it tells, and there is no other.</summary>
internal static class Told
{
    public static void Check(OwedSteps owed, Stored stored, Findings findings)
    {
        var obligations = stored.Fired.ToLookup(f => (f.Stream, f.Code, f.Occurrence));
        var expected = owed.All.SelectMany(owing => Messages(owing, [.. obligations[(owing.Stream, owing.Code, owing.Occurrence)]]));
        findings.Same(expected, stored.Messages, "a step told nobody of its message", "a message that no step told");
        findings.Demand(stored.Messages.Distinct().Count() == stored.Messages.Count, "a step told twice", $"{stored.Messages.Count} messages");
    }

    private static IEnumerable<MessageRow> Messages(Owing owing, List<FiredStep> fired)
    {
        var escalated = 0;
        foreach (var step in owing.Steps)
        {
            if (fired.Find(f => f.Step == step.Name) is not { } told)
            {
                continue;
            }

            escalated += step.Name.StartsWith("escalate", StringComparison.Ordinal) ? 1 : 0;
            foreach (var recipient in Recipients(owing, step, owing.Owners[escalated]))
            {
                yield return new(told.Obligation, step.Name, recipient);
            }
        }
    }

    private static IEnumerable<Guid> Recipients(Owing owing, OwedStep step, Guid owner) => step.Tells switch
    {
        "nobody" => [],
        "relay" => [owing.Relay!.Value],
        _ when owner == Ids.Desk(Personas.Service, Personas.MontLegia) => Holders(Role.Coordinator),
        _ when owner == Ids.LeadDesk(Personas.Service, Personas.MontLegia) => Holders(Role.Supervisor),
        _ => [owner],
    };

    private static IEnumerable<Guid> Holders(Role role) => Personas.All.Where(p => p.Role == role && p.Site == Personas.MontLegia).Select(p => p.Id);
}
