using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class RelatingToACase
{
    private static readonly Stamp Now = On("2026-05-14");
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000d1");
    private static readonly PersonExcluded Exclusion = new(new("0198c000-0000-7000-8000-0000000000d2"), Elise, Relay, HolderKind.Relay, null, Now);

    private static RelationGranted Granted(RelationRole role = RelationRole.CareMember, RelationBasis basis = RelationBasis.Help, Guid? person = null) =>
        new(Number, Relay, HolderKind.Relay, role, basis, person, Now.At, Now.At.AddDays(90), ProofKind.Handover, Number, Now);

    [Fact]
    public void A_relation_is_dated_and_ends()
    {
        var state = Open().When(file => RelationDecider.Grant(file, Granted())).Then(Granted());

        var relation = Assert.Single(state.Relations);
        Assert.False(relation.ActiveAt(Now.At.AddSeconds(-1)));
        Assert.True(relation.ActiveAt(Now.At));
        Assert.False(relation.ActiveAt(Now.At.AddDays(90)));
        var ended = Open(Granted(), new RelationEnded(Number, "handover-ended", On("2026-05-20"))).When(file => RelationDecider.Grant(file, Granted()));
        ended.ThenRefused("relation-already-there");
    }

    [Fact]
    public void The_same_relation_again_changes_nothing()
    {
        Open(Granted()).When(file => RelationDecider.Grant(file, Granted())).ThenNothing();
        Open(Granted()).When(file => RelationDecider.Grant(file, Granted() with { Until = null })).ThenRefused("relation-already-there");
        Closed().When(file => RelationDecider.Grant(file, Granted())).ThenRefused("case-closed");
    }

    [Fact]
    public void A_relation_that_cannot_be_is_refused()
    {
        Open().When(file => RelationDecider.Grant(file, Granted() with { Until = Now.At })).ThenRefused("relation-ends-before-start");
        Open().When(file => RelationDecider.Grant(file, Granted() with { Until = Now.At.AddYears(1).AddMinutes(1) })).ThenRefused("relation-too-long");
        Open().When(file => RelationDecider.Grant(file, Granted(RelationRole.Mandated, person: Child))).ThenRefused("relation-mandate-basis");
        Open().When(file => RelationDecider.Grant(file, Granted(RelationRole.Mandated, RelationBasis.Mandate))).ThenRefused("relation-needs-person");
        Open().When(file => RelationDecider.Grant(file, Granted(person: Marc))).ThenRefused("not-found");
        Open(Exclusion).When(file => RelationDecider.Grant(file, Granted())).ThenRefused("relation-excluded");
    }

    [Fact]
    public void A_relation_ends_with_the_commit_also_in_a_closed_case()
    {
        var ended = new RelationEnded(Number, "handover-ended", Now);
        var state = Open(Granted()).When(file => RelationDecider.End(file, Number, "handover-ended", Now)).Then(ended);

        Assert.False(state.Relations[0].ActiveAt(Now.At));
        // Who asks by a clock that is behind is told the same.
        var later = On("2026-05-20");
        var late = Open(Granted()).When(file => RelationDecider.End(file, Number, "handover-ended", later)).Then(new RelationEnded(Number, "handover-ended", later));
        Assert.False(late.Relations[0].ActiveAt(Now.At));
        Open(Granted(), new CaseClosed("agreed-end", null, Now)).When(file => RelationDecider.End(file, Number, "handover-ended", Now)).Then(ended);
        Open(Granted(), ended).When(file => RelationDecider.End(file, Number, "handover-ended", Now)).ThenNothing();
        Open().When(file => RelationDecider.End(file, Number, "handover-ended", Now)).ThenRefused("not-found");
    }

    [Fact]
    public void A_person_excludes_somebody_without_giving_a_reason()
    {
        var state = Closed().When(file => RelationDecider.Exclude(file, Exclusion)).Then(Exclusion);

        Assert.True(CaseRights.IsExcluded(state, Relay));
        Open(Exclusion).When(file => RelationDecider.Exclude(file, Exclusion with { Exclusion = Number })).ThenNothing();
        Open().When(file => RelationDecider.Exclude(file, Exclusion with { By = Marc })).ThenRefused("not-found");
        Nothing().When(file => RelationDecider.Exclude(file, Exclusion)).ThenRefused("not-found");
    }

    [Fact]
    public void Only_she_takes_it_back()
    {
        var ended = new ExclusionEnded(Exclusion.Exclusion, Elise, Now);
        var state = Open(Exclusion).When(file => RelationDecider.EndExclusion(file, Exclusion.Exclusion, Elise, Now)).Then(ended);

        Assert.False(CaseRights.IsExcluded(state, Relay));
        Open(Exclusion).When(file => RelationDecider.EndExclusion(file, Exclusion.Exclusion, Marc, Now)).ThenRefused("exclusion-of-another");
        Open(Exclusion, ended).When(file => RelationDecider.EndExclusion(file, Exclusion.Exclusion, Elise, Now)).ThenNothing();
        Open().When(file => RelationDecider.EndExclusion(file, Exclusion.Exclusion, Elise, Now)).ThenRefused("not-found");
        Open(Exclusion).When(file => RelationDecider.EndExclusion(file, Exclusion.Exclusion, Elise, Now with { By = Number })).ThenRefused("exclusion-ended-by-heads");
    }

    [Fact]
    public void What_she_set_by_her_own_account_she_ends_by_it_alone()
    {
        var account = new RelationGranted(Number, Flag, HolderKind.Account, RelationRole.Parent, RelationBasis.Help, Elise, Now.At, null, ProofKind.Assignment, Number, Now);
        var hers = Exclusion with { Stamp = Now with { By = Flag } };
        Open(account, hers).When(file => RelationDecider.EndExclusion(file, hers.Exclusion, Elise, Now)).ThenRefused("exclusion-her-own");
        var ended = new ExclusionEnded(hers.Exclusion, Elise, hers.Stamp);
        Open(account, hers).When(file => RelationDecider.TakeExclusionBack(file, hers.Exclusion, Elise, hers.Stamp)).Then(ended);
        Open(account, Exclusion).When(file => RelationDecider.TakeExclusionBack(file, hers.Exclusion, Elise, hers.Stamp)).Then(ended);
        Open(account, hers, ended).When(file => RelationDecider.TakeExclusionBack(file, hers.Exclusion, Elise, hers.Stamp)).ThenNothing();
        Open(account, hers).When(file => RelationDecider.TakeExclusionBack(file, hers.Exclusion, Marc, hers.Stamp)).ThenRefused("not-found");
    }

    [Fact]
    public void Both_heads_are_heads_and_nobody_else()
    {
        var state = State(Opened());

        Assert.True(CaseRights.IsHead(state, Midwife) && CaseRights.IsHead(state, SocialWorker));
        Assert.False(CaseRights.IsHead(state, Relay) || CaseRights.IsHead(CaseFile.None, Midwife));
    }

    [Theory]
    [InlineData(ProofKind.Mandate, RelationRole.Mandated, RelationBasis.Mandate, true)]
    [InlineData(ProofKind.Mandate, RelationRole.CareMember, RelationBasis.Mandate, true)]
    [InlineData(ProofKind.Mandate, RelationRole.CareMember, RelationBasis.Help, false)]
    [InlineData(ProofKind.Mandate, RelationRole.Coordinator, RelationBasis.Mandate, false)]
    [InlineData(ProofKind.Assignment, RelationRole.Mandated, RelationBasis.Mandate, false)]
    [InlineData(ProofKind.Assignment, RelationRole.CareMember, RelationBasis.Mandate, false)]
    [InlineData(ProofKind.Assignment, RelationRole.CareMember, RelationBasis.Help, true)]
    [InlineData(ProofKind.Handover, RelationRole.CareMember, RelationBasis.Help, true)]
    [InlineData(ProofKind.Handover, RelationRole.Treating, RelationBasis.Help, false)]
    [InlineData(ProofKind.Handover, RelationRole.Coordinator, RelationBasis.Help, false)]
    [InlineData(ProofKind.Alert, RelationRole.Treating, RelationBasis.Help, true)]
    [InlineData(ProofKind.Alert, RelationRole.CareMember, RelationBasis.Help, false)]
    [InlineData(ProofKind.Invitation, RelationRole.CareMember, RelationBasis.Help, true)]
    [InlineData(ProofKind.Cover, RelationRole.Coordinator, RelationBasis.Help, false)]
    public void A_proof_gives_the_relations_that_it_shows(ProofKind proof, RelationRole role, RelationBasis basis, bool gives) =>
        Assert.Equal(gives, RelationProofs.Gives(proof, role, basis));
}
