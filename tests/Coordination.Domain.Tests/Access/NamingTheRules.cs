using Coordination.Domain.Access;
using Xunit;

namespace Coordination.Domain.Tests.Access;

/// <summary>A rule that a refusal names can be looked up in words.</summary>
public sealed class NamingTheRules
{
    [Fact]
    public void Every_row_has_its_words_in_three_languages_and_no_words_are_of_a_row_that_is_not_there()
    {
        Assert.Equal(new RowData().Lines.Select(line => line.Id).Append("A00").Distinct().OrderBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal), AccessRules.All.Select(rule => rule.Code));
        Assert.All(AccessRules.All, rule => Assert.All([rule.Label.Fr, rule.Label.Nl, rule.Label.En], words => Assert.False(string.IsNullOrWhiteSpace(words))));
    }

    [Fact]
    public void Every_row_that_refuses_says_what_to_do_next_in_three_languages()
    {
        var refusing = new RowData().Lines.Where(line => (Outcome)line.Rank == Outcome.Refused).Select(line => line.Id);
        Assert.Equal(refusing.Append("A00").Append(AccessNext.Hidden).Distinct().Order(StringComparer.Ordinal), AccessNext.All.Select(next => next.Code).Order(StringComparer.Ordinal));
        Assert.All(AccessNext.All, next => Assert.All([next.Label.Fr, next.Label.Nl, next.Label.En], words => Assert.EndsWith(".", words, StringComparison.Ordinal)));
    }
}
