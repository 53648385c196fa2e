using Coordination.Api.Jobs;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Jobs;

/// <summary>A node that was killed while it registered the recurring jobs leaves their lock behind: the next one starts all the same.</summary>
public sealed class RegisteringTheClock(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_lock_that_a_killed_node_left_holds_up_no_start()
    {
        await using (var first = TestHost.Build(api.ConnectionString, api.Clock, mail: "", b => b.Services.AddClockwork()))
        {
            await first.StartAsync();
            await Eventually.HoldsAsync("the recurring jobs are registered", RegisteredAsync);
            await first.StopAsync();
        }

        await DoAsync("delete from hangfire.hash");
        await DoAsync("insert into hangfire.lock (resource, updatecount, acquired) values ('hangfire:lock:recurring-job:sweep-due-steps', 0, now() at time zone 'utc')");
        await using var next = TestHost.Build(api.ConnectionString, api.Clock, mail: "", b => b.Services.AddClockwork());

        await next.StartAsync();

        Assert.False(await RegisteredAsync());
        await DoAsync("delete from hangfire.lock");
        await Eventually.HoldsAsync("the recurring jobs are registered once the lock is gone", RegisteredAsync);
    }

    private async Task<bool> RegisteredAsync()
    {
        await using var count = api.Raw.CreateCommand("select count(distinct key) from hangfire.hash where key like 'recurring-job:%'");
        return (long)(await count.ExecuteScalarAsync())! == 4;
    }

    private async Task DoAsync(string sql)
    {
        await using var command = api.Raw.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
