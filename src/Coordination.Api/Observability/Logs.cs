namespace Coordination.Api.Observability;

/// <summary>
/// Structured lines on standard output with a trace id; library chatter off. Nothing logs a body or a person, whatever level is configured: parts of
/// the framework that tell paths, queries and first lines as they came say nothing below a warning.
/// </summary>
internal static class Logs
{
    public const string FormatKey = "Logging:Format";

    // Searches and mistyped ids are in what these say of a request at lower levels.
    private static readonly string[] TellRequests = ["Microsoft.AspNetCore", "Microsoft.IdentityModel", "System.Net.Http"];

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
        logging.Services.AddSingleton<IExternalScopeProvider, LogScopes>();
        logging.Services.PostConfigure<LoggerFilterOptions>(Quieten);
    }

    // A level of the configuration may name a part, a provider or both: each way to these parts ends at a warning.
    private static void Quieten(LoggerFilterOptions options)
    {
        for (var i = 0; i < options.Rules.Count; i++)
        {
            if (options.Rules[i] is { CategoryName: { } part, LogLevel: null or < LogLevel.Warning } rule && TellRequests.Any(tells => part.StartsWith(tells, StringComparison.OrdinalIgnoreCase)))
            {
                options.Rules[i] = new(rule.ProviderName, part, LogLevel.Warning, rule.Filter);
            }
        }

        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Distinct().ToArray())
        {
            foreach (var part in TellRequests.Where(part => !options.Rules.Any(rule => rule.ProviderName == provider && string.Equals(rule.CategoryName, part, StringComparison.OrdinalIgnoreCase))).ToArray())
            {
                options.Rules.Add(new(provider, part, LogLevel.Warning, null));
            }
        }
    }
}
