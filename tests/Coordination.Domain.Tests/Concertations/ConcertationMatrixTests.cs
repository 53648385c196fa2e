using Coordination.Domain.Concertations;
using Xunit;
using static Coordination.Domain.Tests.Concertations.ConcertationSample;

namespace Coordination.Domain.Tests.Concertations;

/// <summary>Every stage crossed with every decision, so that no pair is left to chance.</summary>
public sealed class ConcertationMatrixTests
{
    private static readonly DateTimeOffset Now = At(9, 12);
    private static readonly Stamp Stamp = By(Now);
    private static readonly Slot Later = new(At(9, 20), 45, null, true);

    internal static readonly IReadOnlyDictionary<string, Func<Concertation, Decision>> Decisions = new Dictionary<string, Func<Concertation, Decision>>
    {
        ["Plan"] = c => ConcertationDecider.Plan(c, Plan() with { Slot = Later }, Stamp),
        ["Invite"] = c => ConcertationDecider.Invite(c, new(SocialWorker, ParticipantKind.Account, null, null), Stamp),
        ["Answer"] = c => ConcertationDecider.AnswerInvitation(c, Relay, InvitationAnswer.Accepted, null, null, Stamp),
        ["Move"] = c => ConcertationDecider.Move(c, Later, Stamp),
        ["Hold"] = c => ConcertationDecider.Hold(c, Everybody, Stamp),
        ["Minutes"] = c => ConcertationDecider.RecordMinutes(c, null, [Agreed], null, null, Stamp),
        ["Unplanned"] = c => ConcertationDecider.RecordUnplanned(c, Plan(), Everybody, [Agreed], null, Stamp),
        ["Complete"] = c => ConcertationDecider.Complete(c, BirthPlan, null, Stamp),
        ["Postpone"] = c => ConcertationDecider.Postpone(c, BirthPlan, new(2026, 10, 1), "waiting-for-relay", null, Stamp),
        ["Drop"] = c => ConcertationDecider.Drop(c, BirthPlan, "not-needed", null, Stamp),
        ["Cancel"] = c => ConcertationDecider.Cancel(c, "too-early", null, Stamp),
    };

    // + events, = already so, else the refusal: ? not-found, h already-held, c cancelled, d decision done,
    // x decision dropped. Columns in the order of Decisions.
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["none"] = "+ ? ? ? ? ? + ? ? ? ?",
        ["planned"] = "= + + + + + + ? ? ? +",
        ["cancelled"] = "= c c c c c c ? ? ? =",
        ["held"] = "= h h h + + + ? ? ? h",
        ["minuted"] = "= h h h + = + + + + h",
        ["done"] = "= h h h + = + = d d h",
        ["dropped"] = "= h h h + = + x x = h",
    };

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var stage in Expected.Keys)
        {
            foreach (var decision in Decisions.Keys)
            {
                pairs.Add(stage, decision);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void EveryDecisionInEveryStage(string stage, string decision)
    {
        var cell = Expected[stage].Split(' ')[Decisions.Keys.ToList().IndexOf(decision)];
        var outcome = Decisions[decision](In(stage));
        var expected = cell switch
        {
            "+" => "events",
            "=" => "already so",
            "?" => "not-found",
            "h" => "concertation-already-held",
            "c" => "concertation-cancelled",
            "d" => "decision-already-done",
            "x" => "decision-dropped",
            _ => "a letter of the legend",
        };
        Assert.Equal(expected, outcome.Refusal?.Code ?? (outcome.Events.IsEmpty ? "already so" : "events"));
    }

    [Fact]
    public void EveryStatusStandsInTheTable() =>
        Assert.Equal(Enum.GetValues<ConcertationStatus>().Order(), Expected.Keys.Select(stage => In(stage).Status).Distinct().Order());
}
