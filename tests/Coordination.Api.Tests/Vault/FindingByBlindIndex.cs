using System.Security.Cryptography;
using Coordination.Api.Vault;
using Xunit;

namespace Coordination.Api.Tests.Vault;

public sealed class FindingByBlindIndex
{
    private readonly byte[] _old = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _young = RandomNumberGenerator.GetBytes(32);

    [Theory]
    [InlineData("Zoé DUPONT-Lécuyer", "zoe", "dupont", "lecuyer")]
    [InlineData("N’Diaye  d'Hoore", "n", "diaye", "d", "hoore")]
    [InlineData("Łucja Sørensen Cœur", "lucja", "sorensen", "coeur")]
    [InlineData("Van den Berghe Van", "van", "den", "berghe")]
    [InlineData("İpek Yıldız", "ipek", "yildiz")]
    [InlineData(" -' ")]
    public void Names_are_brought_to_plain_words(string text, params string[] words) => Gives(SearchKind.Name, text, words);

    [Theory]
    [InlineData("1994-03-07", "19940307")]
    [InlineData("7/3/1994", "19940307")]
    [InlineData("07.03.1994", "19940307")]
    [InlineData("07-03-1994", "19940307")]
    [InlineData("31/02/1994")]
    [InlineData("1994")]
    public void Birth_dates_have_one_form(string text, params string[] forms) => Gives(SearchKind.BirthDate, text, forms);

    [Theory]
    [InlineData("0470 12 34 56", "470123456")]
    [InlineData("+32 470 12.34.56", "470123456")]
    [InlineData("0032470123456", "470123456")]
    [InlineData("32470123456", "470123456")]
    [InlineData("+32 (0)470/12 34 56", "470123456")]
    [InlineData("04 223 45 67", "42234567")]
    [InlineData("+32 4 223 45 67", "42234567")]
    [InlineData("0033 6 12 34 56 78", "612345678")]
    [InlineData("087 32 12 34", "87321234")]
    [InlineData("32 12 34 56", "32123456")]
    [InlineData("112")]
    [InlineData("Dupont")]
    public void Telephone_numbers_have_one_form(string text, params string[] forms) => Gives(SearchKind.Telephone, text, forms);

    [Theory]
    [InlineData("94.03.07-123.45", "94030712345")]
    [InlineData("94030712345", "94030712345")]
    [InlineData("9403071234")]
    [InlineData("940307123456")]
    public void National_numbers_have_one_form(string text, params string[] forms) => Gives(SearchKind.Ssin, text, forms);

    [Fact]
    public void The_same_word_has_the_same_term_whatever_its_spelling()
    {
        var index = new BlindIndex(new(_old), "la-croche", "heusy");
        Assert.Equal(index.Terms(SearchKind.Name, "Zoé"), index.Terms(SearchKind.Name, "ZOE"));
        Assert.NotEqual(index.Terms(SearchKind.Name, "Zoé"), index.Terms(SearchKind.Name, "Léa"));
    }

    [Fact]
    public void Another_site_service_key_or_kind_gives_another_term()
    {
        const string Digits = "94030712345";
        Guid[] terms =
        [
            .. new BlindIndex(new(_old), "la-croche", "heusy").Terms(SearchKind.Ssin, Digits),
            .. new BlindIndex(new(_old), "la-croche", "heusy").Terms(SearchKind.Name, Digits),
            .. new BlindIndex(new(_old), "la-croche", "montlegia").Terms(SearchKind.Ssin, Digits),
            .. new BlindIndex(new(_old), "other", "heusy").Terms(SearchKind.Ssin, Digits),
            .. new BlindIndex(new(_young), "la-croche", "heusy").Terms(SearchKind.Ssin, Digits),
        ];
        Assert.Equal(5, terms.Distinct().Count());
    }

    [Fact]
    public void After_a_rotation_rows_written_before_are_still_sought()
    {
        var before = new BlindIndex(new(_old), "la-croche", "heusy").Terms(SearchKind.Name, "Zoé Dupont");
        var index = new BlindIndex(new(_young, _old), "la-croche", "heusy");
        var sought = index.Sought(SearchKind.Name, "zoe dupont");
        Assert.Equal([index.Terms(SearchKind.Name, "Zoé Dupont"), before], sought);
        Assert.Empty(index.Sought(SearchKind.Telephone, "zoe dupont"));
    }

    // Computed apart, by HKDF and HMAC of RFC 5869 and 2104: stored terms must mean the same in every later version.
    [Fact]
    public void A_known_key_gives_known_terms() => Assert.Equal(
        [Guid.Parse("7705ef17-cdff-1297-a8f5-a2564961d729")],
        new BlindIndex(new(new byte[32]), "la-croche", "heusy").Terms(SearchKind.Name, "Dupont"));

    private static void Gives(SearchKind kind, string text, string[] terms) => Assert.Equal(terms, SearchTerms.Of(kind, text));
}
