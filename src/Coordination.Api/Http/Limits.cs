using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Coordination.Api.Http;

/// <summary>Limits before any parser runs.</summary>
internal static class Limits
{
    /// <summary>Bytes of a body.</summary>
    public const long Body = 256 * 1024;

    /// <summary>Nesting of a JSON body.</summary>
    public const int Depth = 32;

    public static void Apply(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = Body;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
        options.Limits.MaxConcurrentConnections = 2000;
    }
}
