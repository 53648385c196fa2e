using System.Text.Json;
using Xunit;

namespace Coordination.Api.Tests.Approved;

public sealed class ComparingJsonTrees
{
    [Theory]
    [InlineData("""{"a":1,"b":[1,2]}""", """{"b":[1,2],"a":1}""")]
    [InlineData("""[{"x":null}]""", """[ { "x" : null } ]""")]
    public void The_order_of_members_and_white_space_are_free(string approved, string actual) => Assert.Empty(Differences(approved, actual));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""", "$.a: approved 1, now 2")]
    [InlineData("""{"a":1}""", """{"a":"1"}""", "$.a: approved 1, now \"1\"")]
    [InlineData("""{"a":1}""", """{}""", "$.a: approved, now gone")]
    [InlineData("""{}""", """{"a":1}""", "$.a: new, not approved")]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""", "$.a[0]: approved 1, now 2", "$.a[1]: approved 2, now 1")]
    [InlineData("""{"a":[1]}""", """{"a":[]}""", "$.a: approved 1 items, now 0")]
    [InlineData("""{"a":{"b":true}}""", """{"a":{"b":false}}""", "$.a.b: approved true, now false")]
    [InlineData("""{"a":{}}""", """{"a":[]}""", "$.a: approved {}, now []")]
    public void Every_other_difference_is_named_with_its_path(string approved, string actual, params string[] differences) =>
        Assert.Equal(differences, Differences(approved, actual));

    private static IReadOnlyList<string> Differences(string approved, string actual) => JsonTree.Differences(Parse(approved), Parse(actual));

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
