namespace Coordination.Api.Observability;

/// <summary>Structured lines on standard output with a trace id; library chatter off. Nothing logs a body or a person.</summary>
internal static class Logs
{
    public const string FormatKey = "Logging:Format";

    public static void Shape(this ILoggingBuilder logging, bool json)
    {
        logging.ClearProviders();
        if (json)
        {
            logging.AddJsonConsole(o => (o.UseUtcTimestamp, o.IncludeScopes) = (true, true));
        }
        else
        {
            logging.AddSimpleConsole(o => (o.SingleLine, o.IncludeScopes) = (true, true));
        }

        logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("Npgsql", LogLevel.Warning)
            .AddFilter("Marten", LogLevel.Warning).AddFilter("Hangfire", LogLevel.Warning).AddFilter("FastEndpoints", LogLevel.Warning);
    }
}
