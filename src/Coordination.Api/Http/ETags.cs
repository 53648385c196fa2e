using System.Globalization;

namespace Coordination.Api.Http;

/// <summary>Strong ETags are stream versions (RFC 9110).</summary>
internal static class ETags
{
    public static string Of(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>True for an absent header, <c>*</c> or one strong tag of ours.</summary>
    public static bool TryRead(string header, out long? version)
    {
        version = null;
        if (header.Length == 0 || header == "*")
        {
            return true;
        }

        if (header.Length > 2 && header[0] == '"' && header[^1] == '"'
            && long.TryParse(header.AsSpan(1, header.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var read))
        {
            version = read;
            return true;
        }

        return false;
    }
}
