using Coordination.Api.Configuration;

namespace Coordination.Api.Observability;

/// <summary>Whether spans and meters leave. The OpenTelemetry library reads its further variables (OTEL_*) by itself.</summary>
/// <param name="Endpoint">Collector, or null: nothing listens, so nothing is made.</param>
internal sealed record TelemetrySettings(Uri? Endpoint)
{
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static TelemetrySettings Off { get; } = new((Uri?)null);

    public static TelemetrySettings Load(IConfiguration configuration)
    {
        configuration.OneOf("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", "http/protobuf");
        return configuration.Text(EndpointKey) switch
        {
            null => Off,
            var text when Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https" => new(endpoint),
            _ => throw new ConfigurationRefused(EndpointKey, "is the http or https address of an OTLP collector."),
        };
    }
}
