using System.Diagnostics;
using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>The rows of one command each: read back, replayed, compared.</summary>
internal sealed partial class MainJob
{
    // A step that fires or a message that leaves meanwhile would be taken for rows of the command.
    private async Task NothingWaitsAsync()
    {
        Console.WriteLine("waiting until no step is due and no message unsent…");
        await using var command = administrator.CreateCommand("""
            select not exists (select from coordination.obligation where step_at <= now())
               and not exists (select from coordination.outbox where sent_at is null and given_up_at is null)
            """);
        var clock = Stopwatch.StartNew();
        while (!(bool)(await command.ExecuteScalarAsync())!)
        {
            if (clock.Elapsed > TimeSpan.FromMinutes(3))
            {
                throw new TimeoutException("After three minutes a step is still due or a message unsent: the product's clock does not turn.");
            }

            await Task.Delay(200);
        }
    }

    private async Task<Guid> ImageAsync(NpgsqlConnection reading, string name, Func<Task<Guid>> command)
    {
        await NothingWaitsAsync();
        var before = await RowImage.SnapshotAsync(reading);
        var id = await command();
        _images[name] = await RowImage.BetweenAsync(reading, before, await RowImage.SnapshotAsync(reading), _images.Count * 1_000_000_000L);
        await CompareAsync(reading, name, _images[name]);
        return id;
    }

    /// <summary>Replays a command's rows once and reads back what that wrote: (a) must write what (c) wrote, table by table.</summary>
    private async Task CompareAsync(NpgsqlConnection reading, string name, RowImage image)
    {
        const long Tried = 900_000_000;
        await using var bare = await application.OpenConnectionAsync();
        await image.PrepareAsync(bare, Tried, 1);
        var before = await RowImage.SnapshotAsync(reading);
        await image.ReplayAsync(bare, Tried);
        var replayed = await RowImage.BetweenAsync(reading, before, await RowImage.SnapshotAsync(reading), 0);
        if (!replayed.Rows.SequenceEqual(image.Rows))
        {
            _differing.Add($"{name}: (c) wrote {image.Told}, (a) wrote {replayed.Told}");
        }
    }
}
