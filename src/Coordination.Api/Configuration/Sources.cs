namespace Coordination.Api.Configuration;

/// <summary>
/// Where settings come from, the later over the earlier: appsettings.json beside the binary, files of a secrets folder, environment
/// variables, the command line. Read once; the host is given what came of it.
/// </summary>
internal static class Sources
{
    public const string SecretsFolder = "Secrets:Folder";
    private const string EnvironmentName = "ASPNETCORE_ENVIRONMENT";
    private static readonly string[] Names = ["Development", "Staging", "Production"];

    public static IConfigurationRoot Read(string[] args)
    {
        var named = Build(args, secrets: null);
        return named[SecretsFolder] is { Length: > 0 } folder ? Build(args, folder) : named;
    }

    /// <summary>Development is asked for by name, or is what <c>dotnet run</c> gives; a published build is in production.</summary>
    /// <returns>The name in its one spelling: a guard that compares letters would take "development" for something else.</returns>
    public static string EnvironmentOf(IConfiguration configuration) =>
        (configuration[EnvironmentName] ?? configuration["DOTNET_ENVIRONMENT"]) switch
        {
            null or "" => "Production",
            var given => Array.Find(Names, e => e.Equals(given, StringComparison.OrdinalIgnoreCase))
                ?? throw new ConfigurationRefused(EnvironmentName, $"is one of {string.Join(", ", Names)}."),
        };

    private static IConfigurationRoot Build(string[] args, string? secrets)
    {
        var builder = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        if (secrets is not null)
        {
            builder.AddKeyPerFile(Existing(secrets), optional: false);
        }

        return builder.AddEnvironmentVariables().AddCommandLine(args).Build();
    }

    private static string Existing(string folder) => Directory.Exists(folder)
        ? Path.GetFullPath(folder)
        : throw new ConfigurationRefused(SecretsFolder, "names no folder that can be read.");
}
