using Coordination.Api.Outbox;
using Coordination.Api.Tests.Database;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Outbox;

public sealed class StoringMessages : IAsyncLifetime
{
    private RoleDatabase _database = null!;
    private NpgsqlDataSource _app = null!;

    public async Task InitializeAsync()
    {
        _database = await RoleDatabase.CreateAsync(nameof(StoringMessages));
        _app = _database.App(OutboxSample.Tenant);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_step_is_told_once_to_each_recipient_and_each_step_apart()
    {
        var other = Guid.Parse("0197f000-0000-7000-8000-0000000000c2");
        OutboxMessage[] messages = [OutboxSample.Chase(), OutboxSample.Chase(language: "nl"), OutboxSample.Chase("chase-2"), OutboxSample.Chase(relay: other)];
        Assert.Equal(3, await StoreAsync(_app, messages));
        Assert.Equal(0, await StoreAsync(_app, OutboxSample.Chase() with { Id = other }));
        Assert.Equal(3L, await _app.AskAsync<long>("SELECT count(*) FROM coordination.outbox"));
    }

    [Fact]
    public async Task An_occasion_is_told_once()
    {
        var message = OutboxSample.Written(Template.RelayAsked, "fr");
        Assert.Equal(1, await StoreAsync(_app, message, message));
    }

    [Fact]
    public async Task A_service_sees_and_writes_its_own_messages_only()
    {
        await StoreAsync(_app, OutboxSample.Chase());
        var other = _database.App("other");
        Assert.Equal(0L, await other.AskAsync<long>("SELECT count(*) FROM coordination.outbox"));
        Assert.Equal(0L, await _database.App(tenant: null).AskAsync<long>("SELECT count(*) FROM coordination.outbox"));
        Assert.Equal(1L, await _database.Worker.AskAsync<long>("SELECT count(*) FROM coordination.outbox"));
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, StoreAsync(other, OutboxSample.Chase("chase-2")));
    }

    [Theory]
    [InlineData("UPDATE coordination.outbox SET sent_at = created_at")]
    [InlineData("DELETE FROM coordination.outbox")]
    public async Task A_request_cannot_make_a_message_disappear(string sql)
    {
        await StoreAsync(_app, OutboxSample.Chase());
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, _app.DoAsync(sql));
    }

    [Fact]
    public async Task What_looks_like_a_text_about_somebody_is_refused()
    {
        OutboxMessage[] wrong =
        [
            OutboxSample.Chase() with { Reference = "Élise Exemple" },
            OutboxSample.Chase() with { Reference = "" },
            OutboxSample.Chase() with { Template = "Relay chase" },
            OutboxSample.Chase() with { Language = "de" },
            OutboxSample.Chase() with { Step = null },
        ];
        foreach (var message in wrong)
        {
            await RefusedAsync(PostgresErrorCodes.CheckViolation, StoreAsync(_app, message));
        }
    }

    private static Task<int> StoreAsync(NpgsqlDataSource source, params OutboxMessage[] messages) =>
        source.DoAsync(OutboxRows.Insert, [.. messages.Select(OutboxRows.Cells)]);

    private static async Task RefusedAsync(string state, Task act) =>
        Assert.Equal(state, (await Assert.ThrowsAsync<PostgresException>(() => act)).SqlState);
}
