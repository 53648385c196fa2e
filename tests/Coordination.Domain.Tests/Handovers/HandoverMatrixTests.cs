using Coordination.Domain.Handovers;
using Xunit;
using static Coordination.Domain.Tests.Handovers.HandoverSample;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>Every status crossed with every decision, so that no pair is left to chance.</summary>
public sealed class HandoverMatrixTests
{
    private static readonly DateTimeOffset Now = At(7, 9);
    private static readonly Stamp Stamp = By(Now);

    internal static readonly IReadOnlyDictionary<string, Func<Handover, Decision>> Decisions = new Dictionary<string, Func<Handover, Decision>>
    {
        ["Ask"] = h => HandoverDecider.Ask(h, Asking(), true, [], Stamp),
        ["GiveIdentity"] = h => HandoverDecider.GiveIdentity(h, Consent, true, Stamp),
        ["Accept"] = h => HandoverDecider.Accept(h, Said(Now), null, Stamp),
        ["Waitlist"] = h => HandoverDecider.Waitlist(h, Said(Now), new(2026, 9, 1), 2, null, Stamp),
        ["RequireAssessment"] = h => HandoverDecider.RequireAssessment(h, Said(Now), null, Stamp),
        ["Refuse"] = h => HandoverDecider.Refuse(h, Said(Now), HandoverReasons.Region, null, null, Stamp),
        ["CheckWaiting"] = h => HandoverDecider.CheckWaiting(h, new(2026, 9, 1), 1, Secret, Stamp),
        ["PlanMeeting"] = h => HandoverDecider.PlanMeeting(h, true, Now.AddDays(3), null, Stamp),
        ["HoldMeeting"] = h => HandoverDecider.HoldMeeting(h, Now, 45, [Midwife], Stamp),
        ["ConfirmContact"] = h => HandoverDecider.ConfirmContact(h, Now, ContactProof.Family, [], Stamp),
        ["FamilyConfirms"] = h => HandoverDecider.ConfirmEffective(h, Confirmer.Family, Now, Stamp),
        ["RelayConfirms"] = h => HandoverDecider.ConfirmEffective(h, Confirmer.Relay, Now, Stamp),
        ["RefuseLate"] = h => HandoverDecider.RefuseLate(h, Said(Now), HandoverReasons.Region, null, null, Stamp),
        ["Withdraw"] = h => HandoverDecider.Withdraw(h, "family-refused", null, Stamp),
        ["Lapse"] = h => HandoverDecider.Lapse(h, Midwife, "silent", null, Stamp),
        ["End"] = h => HandoverDecider.End(h, "goal-reached", null, Stamp),
    };

    // + events, = already so, else the refusal: ? not-found, A already-answered, n not-accepted, w not-waitlisted, c already-contacted,
    // k not-contacted, e not-effective, E already-effective, x closed. Columns in the order of Decisions.
    private static readonly Dictionary<HandoverStatus, string> Expected = new()
    {
        [HandoverStatus.None] = "+ ? ? ? ? ? ? ? ? ? ? ? ? ? ? ?",
        [HandoverStatus.Asked] = "= = + + + + w n n n k k n + + e",
        [HandoverStatus.Assessing] = "= = + + = + w n n n k k n + + e",
        [HandoverStatus.Waitlisted] = "= = + A A A + n n n k k + + + e",
        [HandoverStatus.Accepted] = "= = = A A A w + + + k k + + + e",
        [HandoverStatus.MeetingPlanned] = "= = = A A A w + + + k k + + + e",
        [HandoverStatus.Contacted] = "= = = A A A w c = = + + + + + e",
        [HandoverStatus.Effective] = "= = = A A A w c = = = = E E E +",
        [HandoverStatus.Refused] = "= x A A A A x x x x x x x x x x",
        [HandoverStatus.RefusedLate] = "= x x x x x x x x x x x x x x x",
        [HandoverStatus.Withdrawn] = "= x x x x x x x x x x x x = x x",
        [HandoverStatus.Lapsed] = "= x x x x x x x x x x x x x = x",
        [HandoverStatus.Ended] = "= x x x x x x x x x x x x x x =",
    };

    private static readonly Dictionary<string, string> Codes = new()
    {
        ["?"] = "not-found",
        ["A"] = "handover-already-answered",
        ["n"] = "handover-not-accepted",
        ["w"] = "handover-not-waitlisted",
        ["c"] = "handover-already-contacted",
        ["k"] = "handover-not-contacted",
        ["e"] = "handover-not-effective",
        ["E"] = "handover-already-effective",
        ["x"] = "handover-closed",
    };

    public static TheoryData<HandoverStatus, string> Pairs()
    {
        var pairs = new TheoryData<HandoverStatus, string>();
        foreach (var status in Enum.GetValues<HandoverStatus>())
        {
            foreach (var decision in Decisions.Keys)
            {
                pairs.Add(status, decision);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void EveryDecisionInEveryStatus(HandoverStatus status, string decision)
    {
        var before = In(status);
        Assert.Equal(status, before.Status);
        var cell = Expected[status].Split(' ')[Decisions.Keys.ToList().IndexOf(decision)];
        var outcome = Decisions[decision](before);
        Assert.Equal(cell switch { "+" => "events", "=" => "already so", _ => Codes[cell] }, Outcome(outcome));
    }

    [Fact]
    public void EveryWayOutClosesWithAReasonAndGivesTheBatonBack()
    {
        var closed = Enum.GetValues<HandoverStatus>().Select(s => In(s)).Where(h => h.Closing is not null).ToList();
        Assert.Equal(5, closed.Count);
        Assert.All(closed, h =>
        {
            Assert.False(h.IsOpen);
            Assert.NotEmpty(h.Closing!.Reason);
            Assert.Equal(Responsible.Coordinator, h.Responsible);
        });
    }

    private static string Outcome(Decision decision) => decision.Refusal?.Code ?? (decision.Events.IsEmpty ? "already so" : "events");
}
