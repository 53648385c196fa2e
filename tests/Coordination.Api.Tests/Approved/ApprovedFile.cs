using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;

namespace Coordination.Api.Tests.Approved;

/// <summary>
/// A document that somebody looked at and approved, kept beside the tests. With <c>COORDINATION_APPROVE=1</c> a run writes what it
/// finds, to be read in the diff before it is committed.
/// </summary>
internal static class ApprovedFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Folder { get; } = Here();

    private static bool Approving => Environment.GetEnvironmentVariable("COORDINATION_APPROVE") == "1";

    /// <summary>Fails with every difference, or when nothing was approved yet.</summary>
    /// <param name="path">Under the folder of approved documents, for example <c>events/alert_received.json</c>.</param>
    /// <param name="actual">What is produced now.</param>
    public static void Check(string path, JsonElement actual)
    {
        var file = Path.Combine(Folder, path);
        if (Approving)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, JsonSerializer.Serialize(actual, Readable).ReplaceLineEndings("\n") + "\n");
        }

        Assert.True(File.Exists(file), $"{path} was never approved: run the tests once with COORDINATION_APPROVE=1 and read what it writes.");
        var differences = JsonTree.Differences(Read(path), actual);
        Assert.True(differences.Count == 0, $"{path} is not what was approved:\n  {string.Join("\n  ", differences)}");
    }

    public static JsonElement Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, path)));
        return document.RootElement.Clone();
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
