using Coordination.Domain.Cases;
using Coordination.Domain.Codes;
using Xunit;

namespace Coordination.Domain.Tests.Cases;

/// <summary>Kinds of entry that are more than free text: each has words, a category and a lowest level.</summary>
public sealed class KnowingKindsOfEntry
{
    [Fact]
    public void Each_is_in_the_list_that_users_read()
    {
        var listed = CodeLists.Find("entry-kind")!.Codes.Select(c => c.Code).ToHashSet();
        Assert.NotEmpty(EntryKinds.All);
        Assert.All(EntryKinds.All, kind => Assert.Contains(kind.Code, listed));
    }

    [Theory]
    [InlineData("note", null, Confidentiality.N2, DataCategory.Social)]
    [InlineData("note", Confidentiality.N1, Confidentiality.N1, DataCategory.Social)]
    [InlineData("unheard-of", Confidentiality.N5, Confidentiality.N5, DataCategory.Social)]
    [InlineData("aid-programme", null, Confidentiality.N3, DataCategory.Justice)]
    [InlineData("aid-programme", Confidentiality.N1, Confidentiality.N3, DataCategory.Justice)]
    [InlineData("psychological", Confidentiality.N2, Confidentiality.N3, DataCategory.Psychic)]
    [InlineData("psychological", Confidentiality.N4, Confidentiality.N4, DataCategory.Psychic)]
    public void The_author_raises_its_level_and_never_lowers_it(string kind, Confidentiality? chosen, Confidentiality level, DataCategory category) =>
        Assert.Equal((level, category), (EntryKinds.LevelOf(kind, chosen), EntryKinds.CategoryOf(kind)));
}
