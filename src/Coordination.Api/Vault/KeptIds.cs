using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Coordination.Api.Vault;

/// <summary>
/// Ids that callers give their messages, forms and requests, as they are stored: one that a program made stays as it is, so that it can be
/// followed through the records; one that may say something of a person becomes a keyed hash, by which the same id is still the same.
/// </summary>
internal static partial class KeptIds
{
    /// <summary>What stands in the store for an id. The key is of one service.</summary>
    [return: NotNullIfNotNull(nameof(id))]
    public static string? Of(WrappingKey wrapping, string service, string? id)
    {
        if (id is null || (Shape().IsMatch(id) && !Digits().IsMatch(Uuid().Replace(id, ""))))
        {
            return id;
        }

        // Of the oldest key: an id that came before the wrapping key was replaced is found again after it.
        var key = wrapping.Derive($"kept-id\u001f{service}")[^1];
        return $"hashed:{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id)))}";
    }

    /// <summary>The same, and the id as it came where it is stored otherwise: rows from before ids were hashed have it in clear.</summary>
    public static (string Stored, string? Earlier) WithEarlier(WrappingKey wrapping, string service, string id)
    {
        var stored = Of(wrapping, service, id);
        return (stored, stored == id ? null : id);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._:+/-]+\z")]
    private static partial Regex Shape();

    // Enough for a birth date, a telephone or a national number.
    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex Digits();

    [GeneratedRegex("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}")]
    private static partial Regex Uuid();
}
