using System.Text.RegularExpressions;
using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>Whoever reads this repository can follow what it cites: a document in it, a published rule, or a public text.</summary>
public sealed partial class TheCitations
{
    private static readonly string[] Documents =
        [.. Source.Texts.Select(file => file.Path).Where(path => path.EndsWith(".md", StringComparison.Ordinal)).Select(path => "/" + path)];

    [Fact]
    public void A_document_that_is_cited_is_in_the_repository() => Rule.Holds(
        "Every Markdown document that a text of the repository names is in the repository",
        Source.Texts,
        file => Document().Matches(file.Text).Select(match => match.Value).Where(name => !IsThere(name)).Select(name => $"{file.Path}: {name}"));

    [Fact]
    public void A_section_that_is_cited_is_one_of_a_public_text() => Rule.Holds(
        "A section sign stands behind the number of an RFC",
        Source.Texts,
        file => Section().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"));

    [Fact]
    public void A_rule_of_access_that_is_cited_is_published() => Rule.Holds(
        "Every rule of access that a comment names is in the list access-rule",
        Source.Product.SelectMany(file => Rules().Matches(file.Text).SelectMany(cited => Row().Matches(cited.Value)).Select(row => (file.Path, row.Value))).ToList(),
        cited => Coordination.Domain.Access.AccessRules.All.Any(rule => rule.Code == cited.Value),
        cited => $"{cited.Path}: {cited.Value}");

    private static bool IsThere(string name) => Documents.Any(document => document.EndsWith("/" + name.Replace("../", "", StringComparison.Ordinal), StringComparison.Ordinal));

    [GeneratedRegex(@"[\w./-]*\w\.md\b")]
    private static partial Regex Document();

    [GeneratedRegex(@"(?<!RFC \d+ )§\s?\d[\d.]*")]
    private static partial Regex Section();

    [GeneratedRegex(@"\brules? A\d\d(?:(?:, | and |–)A\d\d)*")]
    private static partial Regex Rules();

    [GeneratedRegex(@"A\d\d")]
    private static partial Regex Row();
}
