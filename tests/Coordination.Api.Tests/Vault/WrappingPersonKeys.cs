using System.Security.Cryptography;
using Coordination.Api.Vault;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Coordination.Api.Tests.Vault;

public sealed class WrappingPersonKeys : IDisposable
{
    private const string Tenant = "la-croche";
    private static readonly Guid Person = Guid.Parse("0197f000-0000-7000-8000-000000000001");
    private readonly byte[] _old = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _young = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _dataKey = RandomNumberGenerator.GetBytes(32);
    private readonly string _state = Directory.CreateTempSubdirectory("coordination-vault-").FullName;

    [Fact]
    public void A_wrapped_key_unwraps_for_its_owner_only()
    {
        var wrapping = new WrappingKey(_old);
        var wrapped = wrapping.Wrap(Tenant, Person, 3, _dataKey);
        Assert.Equal(_dataKey, wrapping.Unwrap(Tenant, Person, 3, wrapped));
        Assert.Throws<AuthenticationTagMismatchException>(() => wrapping.Unwrap("other", Person, 3, wrapped));
        Assert.Throws<AuthenticationTagMismatchException>(() => wrapping.Unwrap(Tenant, Guid.Empty, 3, wrapped));
        Assert.Throws<AuthenticationTagMismatchException>(() => wrapping.Unwrap(Tenant, Person, 4, wrapped));
        Assert.Throws<CryptographicException>(() => wrapping.Unwrap(Tenant, Person, 3, wrapped.AsSpan(1)));
    }

    [Fact]
    public void After_a_rotation_old_rows_open_and_new_rows_carry_the_new_key()
    {
        var before = new WrappingKey(_old).Wrap(Tenant, Person, 1, _dataKey);
        var rotated = new WrappingKey(_young, _old);
        Assert.Equal(_dataKey, rotated.Unwrap(Tenant, Person, 1, before));
        var after = rotated.Wrap(Tenant, Person, 1, _dataKey);
        Assert.Equal(SHA256.HashData(_young)[..4], after[..4]);
        Assert.Equal(_dataKey, new WrappingKey(_young).Unwrap(Tenant, Person, 1, after));
        var missing = Assert.Throws<CryptographicException>(() => new WrappingKey(_young).Unwrap(Tenant, Person, 1, before));
        Assert.Contains(WrappingKey.PreviousName, missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_key_under_the_right_name_fails()
    {
        var wrapped = new WrappingKey(_old).Wrap(Tenant, Person, 1, _dataKey);
        SHA256.HashData(_young).AsSpan(0, 4).CopyTo(wrapped);
        Assert.Throws<AuthenticationTagMismatchException>(() => new WrappingKey(_young).Unwrap(Tenant, Person, 1, wrapped));
    }

    [Fact]
    public void Production_refuses_to_start_without_a_key()
    {
        var refused = Assert.Throws<ConfigurationRefused>(() => Load(development: false));
        Assert.Equal("Vault:WrappingKey", refused.Key);
        Assert.StartsWith("Vault:WrappingKey: missing", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_state));
    }

    [Theory]
    [InlineData("Vault:WrappingKey", "hunter2")]
    [InlineData("Vault:WrappingKey", "c2hvcnQ=")]
    [InlineData("Vault:WrappingKey", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Vault:WrappingKeyFile", "/nowhere/at/all")]
    [InlineData("Vault:PreviousWrappingKeys:0", "hunter2")]
    public void A_malformed_key_is_refused_by_name_and_not_repeated(string name, string value)
    {
        (string, string)[] settings = name.StartsWith("Vault:Previous", StringComparison.Ordinal)
            ? [(name, value), ("Vault:WrappingKey", Convert.ToBase64String(_old))]
            : [(name, value)];
        foreach (var development in new[] { true, false })
        {
            var refused = Assert.Throws<ConfigurationRefused>(() => Load(development, settings));
            Assert.Equal(name, refused.Key);
            Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Two_places_for_one_key_are_refused() => Assert.Throws<ConfigurationRefused>(() =>
        Load(development: false, ("Vault:WrappingKey", Convert.ToBase64String(_old)), ("Vault:WrappingKeyFile", "key")));

    [Fact]
    public void The_key_is_taken_from_the_value_the_file_and_the_earlier_ones()
    {
        var file = Path.Combine(_state, "given.key");
        File.WriteAllText(file, Convert.ToBase64String(_young) + "\n");
        var byOld = Load(development: false, ("Vault:WrappingKey", Convert.ToBase64String(_old))).Wrap(Tenant, Person, 1, _dataKey);
        var rotated = Load(development: false, ("Vault:WrappingKeyFile", file), ("Vault:PreviousWrappingKeys:0", Convert.ToBase64String(_old)));
        Assert.Equal(_dataKey, rotated.Unwrap(Tenant, Person, 1, byOld));
        Assert.Equal(_dataKey, new WrappingKey(_young).Unwrap(Tenant, Person, 1, rotated.Wrap(Tenant, Person, 1, _dataKey)));
    }

    [Fact]
    public void Development_makes_a_private_file_once()
    {
        var wrapped = Load(development: true).Wrap(Tenant, Person, 1, _dataKey);
        Assert.Equal(_dataKey, Load(development: true).Unwrap(Tenant, Person, 1, wrapped));
        var file = Assert.Single(Directory.GetFiles(_state));
        Assert.Equal("wrapping.key", Path.GetFileName(file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void A_state_folder_that_cannot_hold_the_key_is_named_with_its_setting()
    {
        var folder = Path.Combine(_state, "a-file", "state");
        File.WriteAllText(Path.Combine(_state, "a-file"), "");

        var refused = Assert.Throws<ConfigurationRefused>(() => Load(development: true, folder));

        Assert.Contains(folder, refused.Message, StringComparison.Ordinal);
        Assert.Contains("COORDINATION_STATE", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Starts_at_the_same_time_end_with_one_key()
    {
        for (var round = 0; round < 50; round++)
        {
            var state = Path.Combine(_state, $"{round}");
            var wrapped = AtOnce(4, n => Load(development: true, state).Wrap(Tenant, Person, n, _dataKey));
            var wrapping = Load(development: true, state);
            Assert.All(wrapped.Index(), each => Assert.Equal(_dataKey, wrapping.Unwrap(Tenant, Person, each.Index, each.Item)));
            Assert.Single(Directory.GetFiles(state));
        }
    }

    public void Dispose() => Directory.Delete(_state, recursive: true);

    private static byte[][] AtOnce(int count, Func<int, byte[]> act)
    {
        using var together = new Barrier(count);
        var results = new byte[count][];
        Thread[] threads =
        [
            .. Enumerable.Range(0, count).Select(n => new Thread(() =>
            {
                together.SignalAndWait();
                results[n] = act(n);
            })),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return results;
    }

    private static WrappingKey Load(bool development, string state, params (string Key, string Value)[] settings) => WrappingKey.Load(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(each => each.Key, each => (string?)each.Value)).Build(),
        development,
        state);

    private WrappingKey Load(bool development, params (string Key, string Value)[] settings) => Load(development, _state, settings);
}
