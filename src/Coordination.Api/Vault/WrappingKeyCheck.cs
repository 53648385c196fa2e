using Coordination.Api.EventStore;

namespace Coordination.Api.Vault;

/// <summary>
/// At start: every stored key was wrapped by a wrapping key that is configured. Else each read of a family would fail one by one,
/// and new texts would be sealed under a second key that nobody meant.
/// </summary>
internal static class WrappingKeyCheck
{
    private const string Wrappings = "select distinct substring(wrapped from 1 for 4) from vault.person_key";

    /// <exception cref="ConfigurationRefused">A wrapping key is missing.</exception>
    public static async Task RequireAsync(Databases databases, WrappingKey wrapping, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(Wrappings);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetFieldValue<byte[]>(0);
            if (!wrapping.Wrapped(id))
            {
                throw new ConfigurationRefused(
                    WrappingKey.KeyName,
                    $"keys in this database were wrapped by another one ({Convert.ToHexStringLower(id)}). Give that one here, or list it in {WrappingKey.PreviousName}.");
            }
        }
    }
}
