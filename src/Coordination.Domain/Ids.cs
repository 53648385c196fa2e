using System.Security.Cryptography;
using System.Text;

namespace Coordination.Domain;

/// <summary>Ids that follow from what they name, so that a repeat meets the same id (name-based UUID, RFC 9562 version 8 over SHA-256).</summary>
public static class Ids
{
    public static Guid Derived(string kind, params ReadOnlySpan<string> parts)
    {
        Span<byte> room = stackalloc byte[512];
        var length = kind.Length;
        foreach (var part in parts)
        {
            length += 1 + part.Length;
        }

        // A character takes three bytes at most.
        var text = length * 3 <= room.Length ? room : new byte[length * 3];
        var written = Encoding.UTF8.GetBytes(kind, text);
        foreach (var part in parts)
        {
            text[written++] = 0x1F;
            written += Encoding.UTF8.GetBytes(part, text[written..]);
        }

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(text[..written], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>Obligation of a stream: the same rule and occurrence always has the same id.</summary>
    public static Guid Obligation(Guid stream, string code, string occurrence) => Derived("obligation", stream.ToString("N"), code, occurrence);

    /// <summary>Account of a login. One login is one account.</summary>
    public static Guid Account(string issuer, string subject) => Derived("account", issuer, subject);

    /// <summary>The list that the coordinators of a site share (alerts nobody took yet).</summary>
    public static Guid Desk(string service, string site) => Derived("desk", service, site);

    /// <summary>The list of a site's lead (supervisor): where escalations end.</summary>
    public static Guid LeadDesk(string service, string site) => Derived("lead-desk", service, site);

    /// <summary>The list that the privacy officers of a service share.</summary>
    public static Guid PrivacyDesk(string service) => Derived("privacy-desk", service);

    /// <summary>The list that the records officers of a service share.</summary>
    public static Guid RecordsDesk(string service) => Derived("records-desk", service);
}
