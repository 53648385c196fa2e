using System.Security.Cryptography;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Database;
using Coordination.Api.Vault;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Vault;

public sealed class StoringKeys : IAsyncLifetime
{
    private const string Tenant = "la-croche";
    private const string Field = "contact.text";
    private static readonly Guid Mother = Guid.Parse("0197f000-0000-7000-8000-000000000001");
    private static readonly Guid Case = Guid.Parse("0197f000-0000-7000-8000-0000000000aa");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 4, 20, 8, 0, 0, TimeSpan.Zero));
    private readonly WrappingKey _wrapping = new(RandomNumberGenerator.GetBytes(32));
    private RoleDatabase _database = null!;
    private NpgsqlDataSource _app = null!;

    public async Task InitializeAsync()
    {
        _database = await RoleDatabase.CreateAsync(nameof(StoringKeys));
        _app = _database.App(Tenant);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_stored_key_opens_the_text_until_it_is_deleted()
    {
        using var writer = Ring();
        var value = writer.Seal(Mother, Case, Field, "secret");
        Assert.Equal(1, await StoreAsync(_app, writer));

        using var reader = await ReadAsync(_app);
        Assert.Equal("secret", reader.Open(value, Mother, Case, Field));

        var worker = _database.As(DatabaseRole.Worker, Tenant);
        Assert.Equal(1, await worker.DoAsync($"DELETE FROM vault.person_key WHERE person = '{Mother}'"));
        using var after = await ReadAsync(_app);
        Assert.True(after.OpenOrErased(value, Mother, Case, Field).Erased);
    }

    [Fact]
    public async Task Another_service_and_a_session_without_a_service_see_no_key()
    {
        await StoreAsync();
        foreach (var other in new[] { _database.App("other"), _database.App(tenant: null), _database.App(tenant: "''") })
        {
            using var ring = await ReadAsync(other);
            Assert.Equal(0L, await other.AskAsync<long>("SELECT count(*) FROM vault.person_key"));
        }

        Assert.Equal(1L, await _app.AskAsync<long>("SELECT count(*) FROM vault.person_key"));
    }

    [Fact]
    public async Task A_key_cannot_be_written_for_another_service()
    {
        using var ring = Ring();
        ring.Seal(Mother, Case, Field, "secret");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => StoreAsync(_database.App("other"), ring));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("UPDATE vault.person_key SET version = 1")]
    [InlineData("DELETE FROM vault.person_key")]
    [InlineData("TRUNCATE vault.person_key")]
    public async Task A_request_cannot_change_or_destroy_a_key(string sql)
    {
        await StoreAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => _app.DoAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task The_same_version_twice_fails_rather_than_lose_a_key()
    {
        using var ring = Ring();
        ring.Seal(Mother, Case, Field, "secret");
        await StoreAsync(_app, ring);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => StoreAsync(_app, ring));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
    }

    private async Task StoreAsync()
    {
        using var ring = Ring();
        ring.Seal(Mother, Case, Field, "secret");
        await StoreAsync(_app, ring);
    }

    private static Task<int> StoreAsync(NpgsqlDataSource source, KeyRing ring) =>
        source.DoAsync(VaultSql.Insert, [.. ring.NewKeys.Select(row => VaultSql.Cells(Tenant, row))]);

    private async Task<KeyRing> ReadAsync(NpgsqlDataSource source)
    {
        var ring = Ring();
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(VaultSql.Reading(Tenant, [Mother]));
        await using var reader = await batch.ExecuteReaderAsync();
        ring.Add([Mother], await VaultSql.ReadAll(reader, CancellationToken.None));
        return ring;
    }

    private KeyRing Ring() => new(Tenant, _wrapping, new KeyCache(_time), _time);
}
