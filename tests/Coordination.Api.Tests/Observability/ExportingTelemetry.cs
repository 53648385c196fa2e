using System.Collections.Concurrent;
using System.Text;
using Coordination.Api.Observability;
using Coordination.Api.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace Coordination.Api.Tests.Observability;

public sealed class ExportingTelemetry(ExportingTelemetry.Exporting api) : IClassFixture<ExportingTelemetry.Exporting>
{
    [Fact]
    public async Task Spans_and_meters_reach_the_collector_and_say_nothing_about_a_person()
    {
        var file = await api.OpenCaseAsync("Zéphyrine Secrète");
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200);
        await api.As(People.Midwife).AskAsync("/v1/nowhere?q=Zephyrine");
        // A span ends after its answer was read: it may miss the first flush.
        await Eventually.HoldsAsync("the span of the last request reaches the collector", () =>
        {
            api.Services.GetRequiredService<TracerProvider>().ForceFlush();
            return Task.FromResult(api.Received("/v1/traces").Contains("Redacted", StringComparison.Ordinal));
        });
        api.Services.GetRequiredService<MeterProvider>().ForceFlush();

        var traces = api.Received("/v1/traces");
        Assert.All(new[] { "RaiseAlert", "TakeAlert", "ReadCase", "coordination.outcome", "Npgsql", "Microsoft.AspNetCore", "/v1/cases/{", "Redacted" }, word => Assert.Contains(word, traces, StringComparison.Ordinal));
        Assert.All(new[] { "coordination.commands", "dotnet.gc", "http.server.request.duration" }, word => Assert.Contains(word, api.Received("/v1/metrics"), StringComparison.Ordinal));
        Assert.DoesNotContain("phyrine", traces, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("127.0.0.1:", traces, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_collector_nothing_is_registered()
    {
        var services = new ServiceCollection();
        services.AddTelemetry(TelemetrySettings.Off, "all");

        Assert.Empty(services);
    }

    /// <summary>The product with a collector that keeps what it is sent.</summary>
    public sealed class Exporting : ApiFixture, IAsyncLifetime
    {
        private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
        private WebApplication? _collector;

        public new async Task InitializeAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _collector = builder.Build();
            _collector.MapPost("/{**path}", KeepAsync);
            await _collector.StartAsync();
            await base.InitializeAsync();
        }

        public new async Task DisposeAsync()
        {
            await base.DisposeAsync();
            await _collector!.DisposeAsync();
        }

        internal string Received(string path) => string.Concat(_received.Where(r => r.Path == path).Select(r => Encoding.UTF8.GetString(r.Body)));

        protected override void Adjust(WebApplicationBuilder builder)
        {
            var address = _collector!.Urls.First();
            builder.Configuration[TelemetrySettings.EndpointKey] = address;
            builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            builder.Services.AddTelemetry(new TelemetrySettings(new Uri(address)), "all");
        }

        private async Task KeepAsync(HttpContext http)
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            _received.Enqueue((http.Request.Path, body.ToArray()));
        }
    }
}
