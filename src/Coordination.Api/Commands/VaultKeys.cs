using System.Security.Cryptography;
using Coordination.Api.Configuration;
using Coordination.Api.Vault;

namespace Coordination.Api.Commands;

/// <summary>The parts of <c>vault</c> that deal with the wrapping key itself: made, and given to a keeper, without ever standing anywhere in clear.</summary>
internal static class VaultKeys
{
    public const string Help = """
        vault new-key [--by transit|hsm]
            prints a new wrapping key, wrapped by the key service (Vault:Transit:…) or the security module (Vault:Hsm:…) that is
            configured: to be put where Vault:WrappingKey or Vault:WrappingKeyFile is read. It is shown in clear to nobody.
        vault wrap-key [--by transit|hsm]
            prints the current wrapping key, wrapped likewise. It stays the same key: nothing is wrapped anew, and whoever had it in
            clear still has it. To be rid of that, make a new key and rotate.
        """;

    private const string By = "by";

    public static readonly Subcommand New = new("vault new-key", "", "", args => Tell(NewKey(Arguments.Read(New!, args)))) { Options = [By], ReadsSettings = true };

    public static readonly Subcommand Wrap = new("vault wrap-key", "", "", args => Tell(WrapKey(Arguments.Read(Wrap!, args)))) { Options = [By], ReadsSettings = true };

    /// <summary>A new key as its keeper wrapped it.</summary>
    /// <exception cref="CommandRefused">No keeper is configured, or it does not do it.</exception>
    public static string NewKey(GivenOptions given)
    {
        var key = RandomNumberGenerator.GetBytes(Sealing.KeyBytes);
        try
        {
            return Asked(() => Keeper(given, given.Settings()).Wrap(key));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>The current key as its keeper wrapped it.</summary>
    /// <exception cref="CommandRefused">No keeper is configured, or it does not do it.</exception>
    public static string WrapKey(GivenOptions given)
    {
        var configuration = given.Settings();
        var development = Sources.EnvironmentOf(configuration) == Environments.Development;
        var current = WrappingKey.Load(configuration, development, SettingsLoading.StateFolderOf(configuration, development));
        return Asked(() => current.KeptBy(Keeper(given, configuration)));
    }

    private static IKeyCustody Keeper(GivenOptions given, IConfiguration configuration) =>
        KeyCustodies.Load(configuration).Of(given.Text(By) is null ? null : given.OneOf(By, "transit", "hsm"));

    private static string Asked(Func<string> ask)
    {
        try
        {
            return ask();
        }
        catch (CustodyFailed fault)
        {
            throw new CommandRefused($"No key was wrapped: {fault.Message}");
        }
    }

    private static Task<int> Tell(string key)
    {
        Console.WriteLine(key);
        return Task.FromResult(0);
    }
}
