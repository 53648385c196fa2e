using System.Text.RegularExpressions;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Codes;
using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>The type of every problem is stable and published. A reason made where the published list does not look would be answered unlisted.</summary>
public sealed partial class TheRefusals
{
    private static readonly string[] Makers = ["Refusal..ctor", "Refusal.Meaning", "Refusal.Conflict", "Refusal.set_Code"];

    private static IEnumerable<TypeCode> Code => Instructions.Of(Product.Domain).Concat(Instructions.Of(Product.Api));

    [Fact]
    public void A_refusal_is_made_where_the_published_list_finds_it() => Rule.Holds(
        "A refusal with a reason of its own is made in a class named …Refusals",
        Code.Where(type => Makers.Any(type.Calls.Contains)),
        type => IsHolder(type) || type.Type == "Refusal",
        type => type.Type);

    [Fact]
    public void Every_reason_of_a_holder_is_on_the_published_list() => Rule.Holds(
        "Every code written in a …Refusals class is on the published list of problem types",
        Code.Where(IsHolder),
        type => type.Texts.Where(text => KebabCase().IsMatch(text) && !IsListed(text)).Select(text => $"{type.Type}: {text}"));

    [Fact]
    public void Every_published_reason_has_its_title_in_three_languages_and_no_title_is_stale() => Rule.Holds(
        "Each code of the published list has one title in French, Dutch and English, and no other code has one",
        ProblemTypes.All.Select(type => type.Code).Union(ProblemTitles.All.Select(title => title.Code)),
        code => IsListed(code) && ProblemTitles.All.Where(title => title.Code == code).ToList() is [var title] && IsWhole(title.Label),
        code => code);

    [Fact]
    public void Every_problem_that_is_answered_is_a_published_type_or_a_refusal() => Rule.Holds(
        "A problem type is made by the published list and the reasons of the door; a problem is made from one, or from a refusal",
        Code.Where(type => type.Calls.Contains("ProblemType..ctor") || type.Calls.Contains("Problem..ctor")),
        type => type.Type is nameof(ProblemType) or nameof(DoorProblems) or nameof(ProblemTypes) or nameof(Problem) or nameof(Problems),
        type => type.Type);

    private static bool IsHolder(TypeCode type) => type.Type.EndsWith("Refusals", StringComparison.Ordinal);

    private static bool IsWhole(Label label) => new[] { label.Fr, label.Nl, label.En }.All(text => text.Length is > 2 and <= 80 && !text.EndsWith('.'));

    private static bool IsListed(string code) => ProblemTypes.All.Any(type => type.Code == code);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)+$")]
    private static partial Regex KebabCase();
}
