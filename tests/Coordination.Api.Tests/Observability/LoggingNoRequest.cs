using System.Diagnostics;
using Coordination.Api.Observability;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Coordination.Api.Tests.Observability;

/// <summary>Paths, queries and first lines of requests hold what somebody typed: no configured level lets the framework tell them.</summary>
public sealed class LoggingNoRequest
{
    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics")]
    [InlineData("Logging:Console:LogLevel:Default")]
    [InlineData("Logging:Console:LogLevel:Microsoft")]
    [InlineData("Logging:Console:LogLevel:Microsoft.AspNetCore.Hosting")]
    public void The_web_framework_says_nothing_below_a_warning_and_others_what_they_are_told(string key)
    {
        using var services = Services((key, "Trace"), ("Logging:Console:LogLevel:Coordination", "Trace"));
        var logs = services.GetRequiredService<ILoggerFactory>();

        Assert.False(logs.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Information));
        Assert.True(logs.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Warning));
        Assert.True(logs.CreateLogger("Coordination.Api").IsEnabled(LogLevel.Trace));
    }

    [Fact]
    public void A_line_has_the_ids_of_its_trace_and_no_path()
    {
        using var services = Services();
        var scopes = services.GetRequiredService<IExternalScopeProvider>();
        using var span = new Activity("a request").Start();
        using var path = scopes.Push(new[] { new KeyValuePair<string, object?>("RequestId", "1"), new KeyValuePair<string, object?>("RequestPath", "/v1/cases/Anouk Exemple") });
        using var own = scopes.Push("our own");

        List<string> told = [];
        scopes.ForEachScope((scope, all) => all.Add($"{scope}"), told);

        Assert.Equal([$"SpanId:{span.SpanId}, TraceId:{span.TraceId}, ParentId:0000000000000000", "our own"], told);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] given)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(given.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            logging.AddConfiguration(configuration.GetSection("Logging"));
            logging.Shape(json: false);
        });
        return services.BuildServiceProvider();
    }
}
