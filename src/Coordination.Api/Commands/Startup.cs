using Coordination.Api.EventStore;
using Coordination.Api.FollowUp;
using Coordination.Api.Identity;
using Coordination.Api.Obligations;
using Coordination.Api.Outbox;
using Coordination.Api.Vault;

namespace Coordination.Api.Commands;

/// <summary>From configuration to settings, and in development to a private database when none is named.</summary>
internal sealed class Startup : IAsyncDisposable
{
    private readonly LocalPostgres? _postgres;

    private Startup(HostSettings settings, LocalPostgres? postgres) => (Settings, _postgres) = (settings, postgres);

    public HostSettings Settings { get; }

    /// <summary>Which database, in words for the console.</summary>
    public string DatabaseInWords => _postgres?.Describe() ?? "the database named by ConnectionStrings__Coordination";

    public static async Task<Startup> PrepareAsync(string[] args, CancellationToken ct)
    {
        var configuration = Configuration(args);
        var environment = EnvironmentOf(configuration);
        var development = environment == Environments.Development;
        var state = configuration["State:Folder"] ?? StateFolder.Find();
        var connection = configuration.GetConnectionString("Coordination");
        var wrapping = WrappingKey.Load(configuration, development, state);
        var postgres = string.IsNullOrWhiteSpace(connection) ? await OwnServerAsync(development, ct) : null;
        var database = new DatabaseSettings(
            postgres?.ConnectionString ?? connection!, configuration.GetConnectionString("Owner"), configuration.GetConnectionString("Worker"), PoolSize(configuration));
        return new Startup(
            new HostSettings(database, wrapping, TimeProvider.System)
            {
                Arguments = args,
                Environment = environment,
                StateFolder = state,
                DevelopmentIssuer = development ? DevelopmentIssuer.Load(state) : null,
                Role = Role(configuration),
                Mail = MailSettings.Load(configuration, development),
                Sweep = Sweeping(configuration),
                Plan = TrialPlan.Load(configuration, development),
                CommitProfile = Profile(configuration),
            },
            postgres);
    }

    private static async Task<LocalPostgres> OwnServerAsync(bool development, CancellationToken ct) => development
        ? await LocalPostgres.StartAsync(LocalPostgresOptions.Development(), Console.Out, ct)
        : throw new ConfigurationRefused("ConnectionStrings:Coordination", "is required outside development");

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    public static IConfiguration Configuration(string[] args) =>
        new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(args).Build();

    /// <summary>Development is asked for by name, or is what <c>dotnet run</c> gives; a published build is in production.</summary>
    public static string EnvironmentOf(IConfiguration configuration) =>
        configuration["ASPNETCORE_ENVIRONMENT"] ?? configuration["DOTNET_ENVIRONMENT"] ?? Environments.Production;

    private static string Role(IConfiguration configuration) => configuration["Role"] switch
    {
        null or "" => "all",
        "all" or "api" or "worker" => configuration["Role"]!,
        _ => throw new ConfigurationRefused("Role", "is all, api or worker"),
    };

    private static SweepSettings Sweeping(IConfiguration configuration) => new(
        Number(configuration, "Sweep:Batch", 100, 1, 5000),
        TimeSpan.FromSeconds(Number(configuration, "Sweep:LeaseSeconds", 30, 1, 600)),
        TimeSpan.FromSeconds(Number(configuration, "Sweep:EverySeconds", 15, 1, 600)));

    private static CommitProfile Profile(IConfiguration configuration) => configuration["Database:Profile"] switch
    {
        null or "" or "single" => CommitProfile.Single,
        "pair" => CommitProfile.Pair,
        _ => throw new ConfigurationRefused("Database:Profile", "is single or pair"),
    };

    private static int Number(IConfiguration configuration, string key, int usual, int least, int most) => configuration[key] switch
    {
        null or "" => usual,
        var text when int.TryParse(text, out var number) && number >= least && number <= most => number,
        _ => throw new ConfigurationRefused(key, $"is a whole number from {least} to {most}"),
    };

    private static int PoolSize(IConfiguration configuration)
    {
        return Number(configuration, "Database:PoolSize", Math.Max(4, Environment.ProcessorCount * 2), 1, 200);
    }
}
