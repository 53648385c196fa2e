using System.Text.Json;
using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>
/// What is broken on purpose can still be put in, has its test, and stands in the tests' README. That each test really fails is shown by
/// <c>dotnet run -c Release --project tests/Coordination.Proofs -- sabotage</c>.
/// </summary>
public sealed class TheSabotage
{
    private static readonly JsonElement[] Patches =
        [.. JsonElement.Parse(File.ReadAllText(Path.Combine(Source.Root, "tests/Coordination.Proofs/Sabotage/patches.json"))).EnumerateArray()];

    private static readonly string Readme = File.ReadAllText(Path.Combine(Source.Root, "tests/README.md"));

    [Fact]
    public void Every_patch_still_applies() => Rule.Holds(
        "What a patch replaces stands in its file exactly once",
        Patches,
        p => File.ReadAllText(Path.Combine(Source.Root, Text(p, "file"))).Split(Text(p, "find")).Length == 2,
        p => Text(p, "name"));

    [Fact]
    public void Every_patch_has_its_test() => Rule.Holds(
        "The test that a patch names is a method of a class of the tests",
        Patches,
        p => Text(p, "test").Split('.') is [.., var type, var method] && Source.Tests.Any(f => f.Declares(type) && f.Code.Contains($" {method}(", StringComparison.Ordinal)),
        p => Text(p, "name"));

    [Fact]
    public void Every_patch_stands_in_the_readme() => Rule.Holds(
        "tests/README.md has a line for each patch: name, what it breaks, the test",
        Patches,
        p => Readme.Contains($"| `{Text(p, "name")}` | {Text(p, "breaks")} | `{Text(p, "test").Split('.')[^2]}.{Text(p, "test").Split('.')[^1]}` |", StringComparison.Ordinal),
        p => Text(p, "name"));

    [Fact]
    public void There_are_ten_at_least() => Assert.InRange(Patches.Select(p => Text(p, "name")).Distinct().Count(), 10, 100);

    private static string Text(JsonElement patch, string name) => patch.GetProperty(name).GetString()!;
}
