using System.Text.RegularExpressions;

namespace Coordination.Architecture.Tests;

/// <summary>One source file, with its path from the root.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public int Lines => Text.TrimEnd('\n').Count(c => c == '\n') + 1;

    /// <summary>The text without comments, so that a rule about code is not broken by a sentence.</summary>
    public string Code => Comment().Replace(Text, "");

    public bool Declares(string type) => Regex.IsMatch(Code, $@"\b(?:record|class|struct|enum|interface)\s+(?:struct\s+|class\s+)?{Regex.Escape(type)}\b");

    /// <summary>Several commands may demand one action, which is named like the first of them.</summary>
    public bool Names(string word) => Regex.IsMatch(Code, $@"(?<!AccessAction\.)\b{Regex.Escape(word)}\b");

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}

/// <summary>The files of the repository, found from where the tests run.</summary>
internal static class Source
{
    private static readonly string[] Readable = ["cs", "csproj", "json", "md", "mjs", "sh", "sql", "ts", "txt", "yaml"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Domain { get; } = Under("src/Coordination.Domain", "*.cs");

    public static IReadOnlyList<SourceFile> Api { get; } = Under("src/Coordination.Api", "*.cs");

    public static IReadOnlyList<SourceFile> Tests { get; } = Under("tests", "*.cs");

    public static IReadOnlyList<SourceFile> Projects { get; } = [.. Under("src", "*.csproj"), .. Under("tests", "*.csproj")];

    /// <summary>Everything that is read by people: code, data, scripts, documents and the words of a deployment.</summary>
    public static IReadOnlyList<SourceFile> Texts { get; } =
    [
        new("README.md", File.ReadAllText(Path.Combine(Root, "README.md"))),
        .. new[] { "src", "tests", "deploy" }.SelectMany(folder => Readable.SelectMany(ending => Under(folder, $"*.{ending}"))),
    ];

    public static IEnumerable<SourceFile> Product => Domain.Concat(Api);

    public static IEnumerable<SourceFile> EventFiles => Domain.Where(f => f.Name.EndsWith("Events", StringComparison.Ordinal));

    private static List<SourceFile> Under(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Where(file => !file.Path.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Coordination.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
