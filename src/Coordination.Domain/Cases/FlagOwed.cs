using System.Collections.Immutable;
using Coordination.Domain.FollowUp;

namespace Coordination.Domain.Cases;

/// <summary>What one red flag owes: to be seen, and to be assessed, each within its own delay.</summary>
internal static class FlagOwed
{
    // A flag we do not know is treated like the one that is most urgent to talk about.
    private const string Strictest = "SELF_HARM";

    /// <param name="plan">Version of the rules.</param>
    /// <param name="by">Who owes it.</param>
    /// <param name="flag">Id of the flag: the occurrence.</param>
    /// <param name="code">Code of the flag.</param>
    /// <param name="raisedAt">From when the delays run.</param>
    /// <param name="acknowledged">Whether somebody has seen it.</param>
    public static ImmutableArray<Obligation> Of(PlanVersion plan, OwedBy by, Guid flag, string code, DateTimeOffset raisedAt, bool acknowledged)
    {
        var assess = Row(plan, by, flag, Plans.Assess(code), Plans.Assess(Strictest), raisedAt);
        return acknowledged ? [assess] : [Row(plan, by, flag, Plans.Acknowledge(code), Plans.Acknowledge(Strictest), raisedAt), assess];
    }

    private static Obligation Row(PlanVersion plan, OwedBy by, Guid flag, string code, string fallback, DateTimeOffset raisedAt)
    {
        var row = plan.Find(code) ?? plan[fallback] with { Code = code };
        return Owed.Of(plan, row, by, flag.ToString("N"), raisedAt, PlanClock.Window(row, Owed.RuleOf(row, by), raisedAt));
    }
}
