using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Coordination.Api.FollowUp;
using Coordination.Api.Http;
using Coordination.Api.Identity;
using Coordination.Api.Obligations;
using Coordination.Api.Observability;
using Coordination.Api.Outbox;
using Coordination.Api.Vault;
using Coordination.Domain.FollowUp;

namespace Coordination.Api.Configuration;

/// <summary>From configuration to settings. All of it is judged here, before a server is started or a port is taken.</summary>
internal static class SettingsLoading
{
    /// <exception cref="ConfigurationRefused">The first value that cannot be used.</exception>
    public static HostSettings Load(IConfiguration configuration, string[] args)
    {
        var environment = Sources.EnvironmentOf(configuration);
        var development = environment == Environments.Development;
        var role = configuration.OneOf("Role", "all", "api", "worker");
        RequireUrls(configuration);
        var state = StateFolderOf(configuration, development);
        return Jobs(configuration, new HostSettings(Database(configuration, development), WrappingKey.Load(configuration, development, state), TimeProvider.System)
        {
            Arguments = args,
            Environment = environment,
            StateFolder = state,
            DevelopmentIssuer = development ? DevelopmentIssuer.Load(state) : null,
            Auth = AuthSettings.Load(configuration, needed: !development && role != "worker"),
            Role = role,
            Audit = AuditSettings.Load(configuration, development, signs: role != "api", state),
            Mail = MailSettings.Load(configuration, development),
            Lanes = Lanes(configuration, LaneSettings.Usual),
            Plan = Plans.Keeping(TrialPlan.Load(configuration, development), AlertKeepingLoading.Load(configuration, development)),
            CommitProfile = configuration.OneOf("Database:Profile", "single", "pair") == "pair" ? CommitProfile.Pair : CommitProfile.Single,
            Migrate = configuration.YesNo("Database:Migrate", usual: development),
            JsonLogs = configuration.OneOf(Logs.FormatKey, "text", "json") == "json",
            Telemetry = TelemetrySettings.Load(configuration),
        });
    }

    /// <summary>The part that a migration needs, and nothing else of an installation's settings.</summary>
    public static DatabaseSettings Database(IConfiguration configuration, bool development)
    {
        var main = configuration.Connection("Coordination");
        return main is null && !development
            ? throw new ConfigurationRefused("ConnectionStrings:Coordination", "is required outside development.")
            : new DatabaseSettings(
                main ?? "",
                configuration.Connection("Owner"),
                configuration.Connection("Worker"),
                configuration.Number("Database:PoolSize", Math.Max(4, Environment.ProcessorCount * 2), 1, 200))
            {
                Epoch = configuration.Number("Database:Epoch", 0, 0, int.MaxValue),
            };
    }

    /// <summary>Outside development nothing is kept in a folder, and a container's root is read-only: none is made.</summary>
    public static string StateFolderOf(IConfiguration configuration, bool development)
    {
        var given = configuration.Text("State:Folder");
        try
        {
            return (given, development) switch
            {
                ({ } folder, _) => StateFolder.Create(StateFolder.Whole("State:Folder", folder), ServerUser.OfThisProcess() is not null),
                (null, true) => StateFolder.Find(),
                _ => "",
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationRefused(given is null ? StateFolder.Variable : "State:Folder", $"names a folder that cannot be used ({fault.Message})");
        }
    }

    // Less than one in a hundred is refused: it is promised to the families.
    private static HostSettings Jobs(IConfiguration configuration, HostSettings settings) => settings with
    {
        Sweep = Sweep(configuration),
        Reconcile = new ReconcileSettings(configuration.TimeOfDay("Reconcile:At", new TimeOnly(2, 30)), configuration.Number("Reconcile:Batch", 200, 1, 5000)),
        Sampling = new(new(configuration.Number("Sampling:Percent", 1, 1, 100), configuration.Number("Sampling:Least", 1, 1, 100)), configuration.Number("Sampling:Days", 7, 1, 31)),
    };

    private static LaneSettings Lanes(IConfiguration configuration, LaneSettings usual) => new(
        configuration.Number("Limits:PerMinute", usual.PerMinute, 1, 6_000_000),
        configuration.Number("Limits:Burst", usual.Burst, 1, 100_000),
        configuration.Number("Limits:AtOnce", usual.AtOnce, 1, 1000));

    private static SweepSettings Sweep(IConfiguration configuration) => new(
        configuration.Number("Sweep:Batch", 100, 1, 5000),
        TimeSpan.FromSeconds(configuration.Number("Sweep:LeaseSeconds", 30, 1, 600)),
        TimeSpan.FromSeconds(configuration.Number("Sweep:EverySeconds", 15, 1, 600)));

    private static void RequireUrls(IConfiguration configuration)
    {
        foreach (var url in (configuration.Text("Urls") ?? configuration.Text("ASPNETCORE_URLS") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                BindingAddress.Parse(url);
            }
            catch (FormatException)
            {
                throw new ConfigurationRefused("Urls", "is an address to listen on, as http://127.0.0.1:5080, or several with ';' between.");
            }
        }
    }
}
