using System.Security.Cryptography;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Tests.Database;
using Coordination.Api.Vault;
using Xunit;

namespace Coordination.Api.Tests.Stories;

/// <summary>The stories of the field, played through the real door: what <c>demo</c> prints is what must hold.</summary>
public class PlayingTheStories
{
    [Fact]
    public Task Story_one_meets_every_expected_cell_to_the_third_birthday() => PlayAsync(StoryOne.Begins, stage => new StoryOne(stage).PlayAsync());

    [Fact]
    public Task Story_two_meets_every_expected_cell_to_the_third_birthday() => PlayAsync(StoryTwo.Begins, stage => new StoryTwo(stage).PlayAsync());

    private static async Task PlayAsync(DateTimeOffset begins, Func<Stage, Task<int>> play)
    {
        var mail = Directory.CreateTempSubdirectory("coordination-story-").FullName;
        var clock = new MovingClock(begins);
        var settings = new HostSettings(
            new DatabaseSettings(await TestServer.CreateDatabaseAsync("story"), null, null, PoolSize: 4), new WrappingKey(RandomNumberGenerator.GetBytes(32)), clock)
        {
            Environment = "Development",
            StateFolder = mail,
            DevelopmentIssuer = new DevelopmentIssuer(RandomNumberGenerator.GetBytes(64)),
            Clockwork = false,
        };
        try
        {
            await using var stage = await Stage.OpenAsync(settings, clock, Path.Combine(mail, "mail"));
            Assert.Equal(0, await play(stage));
        }
        finally
        {
            Directory.Delete(mail, recursive: true);
        }
    }
}
