using System.Text.Json;

namespace Coordination.Proofs.Sabotage;

/// <summary>One promise broken on purpose, and the test that has to notice.</summary>
/// <param name="Name">How it is called here and in the tests' README.</param>
/// <param name="Breaks">What is broken, in words.</param>
/// <param name="File">Path from the root.</param>
/// <param name="Find">What stands there, once.</param>
/// <param name="Put">What is put in its place.</param>
/// <param name="Test">Full name of the test that fails then.</param>
internal sealed record Patch(string Name, string Breaks, string File, string Find, string Put, string Test)
{
    public const string Data = "tests/Coordination.Proofs/Sabotage/patches.json";

    /// <summary>The project of the test.</summary>
    public string Project => string.Join('.', Test.Split('.')[..3]);

    public static Patch[] All(string root) => JsonSerializer.Deserialize<Patch[]>(System.IO.File.ReadAllText(Path.Combine(root, Data)), JsonSerializerOptions.Web)!;

    /// <summary>Why it cannot be put in any more, or null.</summary>
    public string? Fault(string root)
    {
        var path = Path.Combine(root, File);
        var times = !System.IO.File.Exists(path) ? -1 : System.IO.File.ReadAllText(path).Split(Find).Length - 1;
        return times switch
        {
            1 => null,
            -1 => $"{File} is not there",
            _ => $"what it replaces stands {times} times in {File}",
        };
    }

    /// <summary>Puts it in, and takes it out again when disposed.</summary>
    public IDisposable In(string root)
    {
        var path = Path.Combine(root, File);
        var whole = System.IO.File.ReadAllText(path);
        System.IO.File.WriteAllText(path, whole.Replace(Find, Put, StringComparison.Ordinal));
        return new Taken(() => System.IO.File.WriteAllText(path, whole));
    }

    private sealed class Taken(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
