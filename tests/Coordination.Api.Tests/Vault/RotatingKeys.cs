using System.Security.Cryptography;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Database;
using Coordination.Api.Vault;
using Xunit;

namespace Coordination.Api.Tests.Vault;

public sealed class RotatingKeys : IAsyncLifetime
{
    private const string Tenant = "la-croche";
    private const int Persons = 2_500;
    private static readonly byte[] Old = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] New = RandomNumberGenerator.GetBytes(32);

    private readonly WrappingKey _both = new(New, Old);
    private readonly Dictionary<Guid, byte[]> _keys = [];
    private RoleDatabase _database = null!;
    private Databases _databases = null!;

    private RotateKeys Rotation => new(_databases, _both);

    public async Task InitializeAsync()
    {
        _database = await RoleDatabase.CreateAsync(nameof(RotatingKeys));
        _databases = _database.Pools();
        var old = new WrappingKey(Old);
        for (var i = 1; i <= Persons; i++)
        {
            _keys[new Guid(i, 0, 0, new byte[8])] = RandomNumberGenerator.GetBytes(32);
        }

        await _database.App(Tenant).DoAsync(VaultSql.Insert, [.. _keys.Select(key => VaultSql.Cells(Tenant, new(key.Key, 7, old.Wrap(Tenant, key.Key, 7, key.Value), DateTimeOffset.UnixEpoch)))]);
    }

    public async Task DisposeAsync()
    {
        await _databases.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Every_key_is_wrapped_anew_and_stays_the_same_key()
    {
        List<int> told = [];
        Assert.Equal(Persons, await Rotation.RunAsync(told.Add, CancellationToken.None));
        Assert.Equal([1000, 2000, Persons], told);
        var (start, held) = Assert.Single(await Rotation.CountAsync(CancellationToken.None));
        Assert.Equal((Convert.ToHexString(_both.CurrentStart), (long)Persons), (Convert.ToHexString(start), held));

        var alone = new WrappingKey(New);
        await using var command = _databases.Worker.CreateCommand(VaultSql.Select.Split(" WHERE ")[0]);
        await using var reader = await command.ExecuteReaderAsync();
        foreach (var row in await VaultSql.ReadAll(reader, CancellationToken.None))
        {
            Assert.Equal(_keys[row.Person], alone.Unwrap(Tenant, row.Person, row.Version, row.Wrapped));
        }
    }

    [Fact]
    public async Task One_that_was_broken_off_goes_on_with_the_rest()
    {
        using var broken = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Rotation.RunAsync(_ => broken.Cancel(), broken.Token));
        Assert.Equal(2, (await Rotation.CountAsync(CancellationToken.None)).Count);

        Assert.Equal(Persons - 1000, await Rotation.RunAsync(_ => { }, CancellationToken.None));
        Assert.Equal(0, await Rotation.RunAsync(_ => { }, CancellationToken.None));
    }
}
