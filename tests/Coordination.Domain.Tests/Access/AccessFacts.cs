using Coordination.Domain.Access;
using Xunit;

namespace Coordination.Domain.Tests.Access;

/// <summary>One sentence of the decision table: who asks, and what comes of it.</summary>
internal sealed record Fact(string Row, string Sentence, AccessQuestion Question, Outcome Outcome, Duties Duties = Duties.Audit);

/// <summary>Each row of the table as sentences that a reader can check against the page.</summary>
public sealed class AccessFacts
{
    private static readonly Fact[] All = [.. CoordinatorFacts.All, .. CareFacts.All, .. OversightFacts.All, .. FamilyFacts.All];

    public static TheoryData<string> Sentences() => [.. All.Select(Name)];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Row(string sentence)
    {
        var fact = All.Single(f => Name(f) == sentence);
        var answer = AccessDecision.Decide(fact.Question);
        Assert.Equal((fact.Row, fact.Outcome), (answer.Row, answer.Outcome));
        Assert.True(answer.Has(fact.Duties), $"{answer.Duties} lacks {fact.Duties}");
    }

    [Fact]
    public void Every_row_has_a_sentence()
    {
        Assert.Equal([], Enumerable.Range(1, 88).Select(i => $"A{i:00}").Except(All.Select(f => f.Row)));
    }

    private static string Name(Fact fact) => $"{fact.Row} {fact.Sentence}";
}

/// <summary>Questions as they are mostly asked: live, about the own service.</summary>
internal static class Ask
{
    internal static AccessQuestion By(Role role, AccessAction action, Confidentiality level = Confidentiality.N1) =>
        new() { Role = role, Action = action, Level = level, Live = true, Place = Place.SameService, Basis = HelpBasis.Help };

    /// <summary>A coordinator at her own site, with the relation of a case she holds.</summary>
    internal static AccessQuestion Head(AccessAction action, Confidentiality level = Confidentiality.N2) =>
        By(Role.Coordinator, action, level) with { Place = Place.SameSite, Relation = Tie.Active, Consent = ConsentCover.Coordination };

    /// <summary>A professional of a relay that accepted, whom the consent names.</summary>
    internal static AccessQuestion Care(AccessAction action, Confidentiality level = Confidentiality.N2) =>
        By(Role.CareMember, action, level) with { Relation = Tie.Active, Consent = ConsentCover.NamesService };

    internal static AccessQuestion Supervisor(AccessAction action, Confidentiality level = Confidentiality.N1) =>
        By(Role.Supervisor, action, level) with { Place = Place.SameSite };

    internal static AccessQuestion Parent(AccessAction action, Confidentiality level = Confidentiality.N2) =>
        By(Role.Parent, action, level) with { Own = true, IdentityProven = true };
}
