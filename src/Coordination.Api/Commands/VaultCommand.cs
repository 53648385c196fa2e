using Coordination.Api.Configuration;
using Coordination.Api.Erasures;
using Coordination.Api.EventStore;
using Coordination.Api.Vault;
using Coordination.Domain.Erasures;

namespace Coordination.Api.Commands;

/// <summary><c>vault</c>: the keys of persons, wrapped anew or destroyed.</summary>
internal static class VaultCommand
{
    public static readonly Subcommand Definition = new(
        "vault",
        "counts the keys of persons, wraps them anew, erases a person by destroying hers, or makes a wrapping key",
        """
        vault status
            how many keys each wrapping key holds, and which of them are configured.
        vault rotate
            wraps every key anew that the current wrapping key (Vault:WrappingKey) did not wrap; the earlier ones are given in
            Vault:PreviousWrappingKeys. Restart every node with both first. May be interrupted, repeated, and run beside them.
        vault erase --service <slug> --person <id> --ground <code> --asked-by <account> --confirmed-by <account>
            destroys the keys of a person: what was sealed with them can be read by nobody any more, in no node, view or backup of
            the data. Asked by a records or privacy officer, confirmed by a supervisor; refused while the record is to be kept,
            unless the ground sets that aside. It cannot be undone. Repeating it goes on where it was broken off.
        """ + Grounds + "\n" + VaultKeys.Help,
        RunAsync);

    private static string Grounds => string.Concat(Retention.Grounds.Select(ground => $"\n              {ground.Code,-18} {ground.Source}"));

    private static readonly Subcommand[] Parts =
    [
        new("vault status", "", "", StatusAsync) { Options = [], ReadsSettings = true },
        new("vault rotate", "", "", RotateAsync) { Options = [], ReadsSettings = true },
        new("vault erase", "", "", EraseAsync) { Options = ["service", "person", "ground", "asked-by", "confirmed-by"], ReadsSettings = true },
        VaultKeys.New,
        VaultKeys.Wrap,
    ];

    private static Task<int> RunAsync(string[] args) => args is [var word, .. var rest] && Array.Find(Parts, part => part.Name == $"vault {word}") is { } part
        ? part.RunAsync(rest)
        : throw new CommandRefused("vault takes 'status', 'rotate', 'erase', 'new-key' or 'wrap-key'; see vault --help.");

    private static async Task<int> StatusAsync(string[] args)
    {
        var (rotation, wrapping, ground) = await KeysAsync(Arguments.Read(Parts[0], args).Settings());
        await using var _ = ground;
        await TellAsync(rotation, wrapping);
        return 0;
    }

    private static async Task<int> RotateAsync(string[] args)
    {
        var (rotation, wrapping, ground) = await KeysAsync(Arguments.Read(Parts[1], args).Settings());
        await using var _ = ground;
        var unknown = (await rotation.CountAsync(CancellationToken.None)).Where(held => !wrapping.Wrapped(held.Start)).ToArray();
        if (unknown.Length > 0)
        {
            throw new CommandRefused($"{unknown.Sum(held => held.Keys)} keys were wrapped by a wrapping key that is not given ({Name(unknown[0].Start)}): list it in {WrappingKey.PreviousName}.");
        }

        var done = await rotation.RunAsync(wrapped => Console.WriteLine($"{wrapped} keys wrapped anew"), CancellationToken.None);
        Console.WriteLine($"{done} keys were wrapped anew by {Name(wrapping.CurrentStart)}.");
        await TellAsync(rotation, wrapping);
        return 0;
    }

    private static async Task TellAsync(RotateKeys rotation, WrappingKey wrapping)
    {
        var held = await rotation.CountAsync(CancellationToken.None);
        foreach (var (start, keys) in held)
        {
            Console.WriteLine($"{Name(start)}  {keys} keys  {(start.AsSpan().SequenceEqual(wrapping.CurrentStart) ? "current" : wrapping.Wrapped(start) ? "earlier" : "NOT CONFIGURED")}");
        }

        foreach (var earlier in wrapping.EarlierStarts.Where(start => !held.Any(h => h.Start.AsSpan().SequenceEqual(start))))
        {
            Console.WriteLine($"{Name(earlier)}  wraps nothing any more. Leave it in {WrappingKey.PreviousName}: families of before are found, and messages of before are known again, by keys that follow from it. It opens no text.");
        }
    }

    private static async Task<int> EraseAsync(string[] args)
    {
        var given = Arguments.Read(Parts[2], args);
        var wish = Wish(given);
        await using var startup = await Startup.PrepareAsync(given.SettingArguments(), CancellationToken.None);
        await using var app = Host.Build(startup.Settings);
        var (proof, whyNot) = await app.Services.GetRequiredService<ErasePerson>().RunAsync(wish, CancellationToken.None);
        Console.WriteLine(proof is null
            ? throw new CommandRefused(whyNot!)
            : $"{proof.Person} is erased: {proof.Keys.Length} keys destroyed (fingerprint {proof.Fingerprint}), {proof.Terms} terms of search dropped. Backups of the keys from before undo nothing: a start on one destroys them again.");
        return 0;
    }

    private static ErasureWish Wish(GivenOptions given) => new(
        given.Required("service"),
        given.RequiredId("person"),
        Retention.Find(given.Required("ground")) ?? throw new CommandRefused($"--ground takes one of {string.Join(", ", Retention.Grounds.Select(known => known.Code))}."),
        given.RequiredId("asked-by"),
        given.RequiredId("confirmed-by"));

    private static async Task<(RotateKeys Rotation, WrappingKey Wrapping, IAsyncDisposable Ground)> KeysAsync(IConfiguration configuration)
    {
        var development = Sources.EnvironmentOf(configuration) == Environments.Development;
        var wrapping = WrappingKey.Load(configuration, development, SettingsLoading.StateFolderOf(configuration, development));
        var database = await StartedDatabase.OfAsync(configuration, CancellationToken.None);
        var databases = new Databases(database.Settings);
        return (new(databases, wrapping), wrapping, new Both(databases, database));
    }

    private static string Name(byte[] start) => Convert.ToHexStringLower(start);

    private sealed class Both(IAsyncDisposable first, IAsyncDisposable then) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await first.DisposeAsync();
            await then.DisposeAsync();
        }
    }
}
