using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Api.Worklist;

/// <summary>The secret in the address of somebody's calendar: whoever has it reads that calendar, so it is told once and only its hash is kept.</summary>
internal static class CalendarAddress
{
    public const string Folder = "/calendar";

    private const int Bytes = 32;

    /// <summary>A new one: 256 random bits, so no hash slower than SHA-256 is needed to keep it from being guessed.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string HashOf(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static string Of(string secret) => $"{Folder}/{secret}.ics";
}
