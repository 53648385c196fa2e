using System.Text.Json;
using Coordination.Api.EventStore;
using Xunit;

namespace Coordination.Api.Tests.Approved;

/// <summary>
/// One approved JSON for each stored event, kept for ever: what is stored today must be readable in ten years. A changed shape fails
/// here before it reaches a database.
/// </summary>
public sealed class ApprovedEvents
{
    public static TheoryData<string> Names { get; } = [.. EventNames.All.Select(e => e.Name).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_written_as_approved_and_reads_back_whole(string name)
    {
        var type = EventNames.All.First(e => e.Name == name).Type;
        var path = $"events/{name}.json";
        ApprovedFile.Check(path, JsonSerializer.SerializeToElement(Sample.Of(type), type, MartenSetup.Json));

        var approved = ApprovedFile.Read(path);
        var read = approved.Deserialize(type, MartenSetup.Json);

        Assert.NotNull(read);
        Assert.Empty(JsonTree.Differences(approved, JsonSerializer.SerializeToElement(read, type, MartenSetup.Json)));
    }

    [Fact]
    public void Every_approved_event_has_a_name_in_the_store() => Assert.Equal(
        EventNames.All.Select(e => e.Name).Distinct().Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(ApprovedFile.Folder, "events"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));
}
