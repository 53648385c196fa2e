using System.Text.RegularExpressions;
using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>Names say what the field says, folders show the flow, files stay small.</summary>
public sealed partial class TheNames
{
    private const int LongestFile = 200;
    private const int LongestDecider = 150;
    private const int LongestMethod = 25;
    private const int Braces = 2;

    private static readonly string[] Banned = ["Manager", "Helper", "Helpers", "Util", "Utils", "Common", "Base", "Impl", "Data", "Info", "Dto", "Service"];

    // Words of the field that end like an empty one.
    private static readonly string[] Allowed = ["CoordinationService", "DemoService", "ReadService", "ReferenceData"];

    [Fact]
    public void No_type_hides_behind_an_empty_word() => Rule.Holds(
        "A type name ends in none of: " + string.Join(", ", Banned),
        Product.Types,
        type => Allowed.Contains(type.Name) || !Banned.Any(word => type.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal)),
        type => type.FullName!);

    [Fact]
    public void A_namespace_is_the_folder_of_its_file() => Rule.Holds(
        "The namespace of a file follows its folder",
        Source.Product.Where(f => f.Name is not ("Program" or "GlobalUsings") && Namespace().IsMatch(f.Code)),
        file => Namespace().Match(file.Code).Groups[1].Value == string.Join('.', file.Path.Split('/')[1..^1]),
        file => file.Path);

    [Fact]
    public void No_file_is_longer_than_two_hundred_lines() => Rule.Holds(
        $"A file has at most {LongestFile} lines",
        Source.Product.Concat(Source.Tests),
        file => file.Lines <= LongestFile,
        file => $"{file.Path}: {file.Lines}");

    [Fact]
    public void No_decider_is_longer_than_a_hundred_and_fifty_lines() => Rule.Holds(
        $"A file of a decider has at most {LongestDecider} lines",
        Source.Domain.Where(f => f.Name.Contains("Decider", StringComparison.Ordinal)),
        file => file.Lines <= LongestDecider,
        file => $"{file.Path}: {file.Lines}");

    [Fact]
    public void No_method_is_longer_than_twenty_five_lines() => Rule.Holds(
        $"The body of a method has at most {LongestMethod} lines",
        Compiled.Methods(Product.Domain).Concat(Compiled.Methods(Product.Api)).Where(IsMethod),
        method => method.Lines <= LongestMethod + Braces,
        method => $"{Path.GetFileName(method.File)}:{method.From} {method.Name}: {method.Lines}");

    [Fact]
    public void No_file_keeps_a_todo_or_a_region() => Rule.Holds(
        "Nothing is left for later",
        Source.Product.Concat(Source.Tests).Where(f => f.Name != nameof(TheNames)),
        file => Leftover().Matches(file.Text).Select(m => $"{file.Path}: {m.Value}"));

    [Fact]
    public void No_test_is_skipped_or_sleeps() => Rule.Holds(
        "A test neither skips nor sleeps",
        Source.Tests.Where(f => f.Name != nameof(TheNames) && !f.Path.StartsWith("tests/Coordination.Proofs/", StringComparison.Ordinal) && !f.Path.StartsWith("tests/Coordination.Benchmarks/", StringComparison.Ordinal)),
        file => Sleep().Matches(file.Code).Select(m => $"{file.Path}: {m.Value}"));

    // What the compiler gathers into a constructor are the initial values of many properties, not one method.
    private static bool IsMethod(MethodSpan span) =>
        !span.File.Contains("/obj/", StringComparison.Ordinal)
        && !span.Name.EndsWith("..ctor", StringComparison.Ordinal)
        && !span.Name.EndsWith("..cctor", StringComparison.Ordinal);

    [GeneratedRegex(@"^namespace ([A-Za-z.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|#region|#pragma warning disable")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"\bSkip\s*=\s*""|Thread\.Sleep|Task\.Delay")]
    private static partial Regex Sleep();
}
