using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Coordination.Proofs.Sabotage;

/// <summary>A copy of the work tree, built and tested apart, so that nothing broken on purpose ever stands in the tree itself.</summary>
internal sealed partial class WorkCopy : IDisposable
{
    private static readonly string[] Left = ["bin", "obj", "node_modules", ".git"];

    // What is broken on purpose need not be in good style.
    private static readonly string[] Anyhow = ["-m:1", "-v", "q", "-nologo", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzersDuringBuild=false", "-p:EnforceCodeStyleInBuild=false"];

    private WorkCopy(string root) => Root = root;

    public string Root { get; }

    public static WorkCopy Of(string root)
    {
        var copy = Directory.CreateTempSubdirectory("coordination-sabotage-").FullName;
        Copy(new DirectoryInfo(root), copy);
        return new WorkCopy(copy);
    }

    /// <summary>The work tree that this program was built in.</summary>
    public static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Coordination.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new ArgumentException("Sabotage needs the work tree: run it with dotnet run.");
    }

    /// <summary>What the compiler said when it said no, or null.</summary>
    public string? Build(string project)
    {
        var (code, said) = Run(["build", PathOf(project), .. Anyhow]);
        return code == 0 ? null : said.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? said;
    }

    /// <summary>Runs these tests of a project as it is built.</summary>
    public TestRun Test(string project, IEnumerable<string> tests)
    {
        var filter = string.Join('|', tests.Distinct().Select(name => $"FullyQualifiedName~{name}"));
        var (_, said) = Run(["test", PathOf(project), "--no-build", "-nologo", "--filter", filter, "--logger", "console;verbosity=normal"]);
        return new(Names(Failed(), said), Names(Passed(), said));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static HashSet<string> Names(Regex pattern, string said) => [.. pattern.Matches(said).Select(m => m.Groups[1].Value)];

    private string PathOf(string project) => Path.Combine(Root, "tests", project);

    private (int Code, string Said) Run(string[] words)
    {
        var start = new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root };
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        return (process.ExitCode, said.Result + wrong.Result);
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories().Where(d => !Left.Contains(d.Name) && d.LinkTarget is null))
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }

    [GeneratedRegex(@"^\s*Failed ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Failed();

    [GeneratedRegex(@"^\s*Passed ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Passed();
}

/// <summary>Full names of the tests that failed, and of those that passed.</summary>
internal sealed record TestRun(IReadOnlySet<string> Failed, IReadOnlySet<string> Passed);
