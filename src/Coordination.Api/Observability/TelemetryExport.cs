using System.Diagnostics;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Coordination.Api.Observability;

/// <summary>
/// Sends spans and meters to a collector, where one is named. Without it nothing listens, so no span is made. Spans carry routes, codes, ids
/// and statements with their parameters left out: nothing about a person.
/// </summary>
internal static class TelemetryExport
{
    public static void AddTelemetry(this IServiceCollection services, TelemetrySettings settings, string role)
    {
        if (settings.Endpoint is null)
        {
            return;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("coordination", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString())
                .AddAttributes([new("coordination.role", role)]))
            .UseOtlpExporter()
            .WithTracing(t => t
                .AddSource(Telemetry.Name, "Marten")
                .AddNpgsql()
                .AddAspNetCoreInstrumentation(o =>
                {
                    o.Filter = http => !http.Request.Path.StartsWithSegments("/health");
                    o.EnrichWithHttpResponse = (span, answer) => Blank(span, answer.HttpContext);
                }))
            .WithMetrics(m => m
                .AddMeter(Telemetry.Name, "Marten", "Npgsql")
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation());
    }

    // The path is told as its route, and of a query that there was one: where an id or a parameter belongs somebody may have typed a name. What a
    // client calls itself is its own affair.
    private static void Blank(Activity span, HttpContext http)
    {
        span.SetTag("url.path", (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        span.SetTag("url.query", http.Request.QueryString.HasValue ? "Redacted" : null);
        span.SetTag("user_agent.original", null);
    }
}
