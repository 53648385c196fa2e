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
                .AddAspNetCoreInstrumentation(o => o.Filter = http => !http.Request.Path.StartsWithSegments("/health")))
            .WithMetrics(m => m
                .AddMeter(Telemetry.Name, "Marten", "Npgsql")
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation());
    }
}
