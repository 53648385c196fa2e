using Coordination.Api.EventStore;
using Coordination.Api.Obligations;
using Coordination.Api.Outbox;
using Coordination.Api.Worklist.Jobs;
using Hangfire;
using Hangfire.PostgreSql;
using Npgsql;

namespace Coordination.Api.Jobs;

/// <summary>
/// Hangfire is only the clock: four recurring jobs without arguments. What is owed lies in our own rows, so the whole job table can
/// be dropped at any time.
/// </summary>
internal static class Clockwork
{
    public const string Schema = "hangfire";

    public static void AddClockwork(this IServiceCollection services)
    {
        services.AddSingleton<Minute>();
        services.AddHangfire((provider, hangfire) => hangfire
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                o => o.UseConnectionFactory(new WorkerConnections(provider.GetRequiredService<Databases>())),
                new PostgreSqlStorageOptions
                {
                    SchemaName = Schema,
                    PrepareSchemaIfNecessary = true,
                    UseSlidingInvisibilityTimeout = true,
                    InvisibilityTimeout = TimeSpan.FromSeconds(60),
                    DistributedLockTimeout = TimeSpan.FromSeconds(60),
                    QueuePollInterval = TimeSpan.FromSeconds(5),
                    StartupConnectionMaxRetries = 0,
                    AllowDegradedModeWithoutStorage = false,
                }));
        services.AddHostedService<RecurringJobs>();
        services.AddHangfireServer(o =>
        {
            o.WorkerCount = 1;
            o.SchedulePollingInterval = TimeSpan.FromSeconds(15);
        });
    }

    /// <summary>Fixed ids, registered at each start: the same rows however often it starts.</summary>
    public static void Register(IServiceProvider services)
    {
        var jobs = services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<Minute>("sweep-due-steps", m => m.SweepAsync(CancellationToken.None), Cron.Minutely);
        jobs.AddOrUpdate<Minute>("send-outbox", m => m.SendAsync(CancellationToken.None), Cron.Minutely);
        jobs.AddOrUpdate<Minute>("sum-up-days", m => m.SumUpAsync(CancellationToken.None), Cron.Minutely);
        // Which night is due is said by the stored progress, which the hosted twin reads as well.
        jobs.AddOrUpdate<Minute>("reconcile-owed", m => m.ReconcileAsync(CancellationToken.None), Cron.Minutely);
    }

    private sealed class WorkerConnections(Databases databases) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => databases.Worker.CreateConnection();
    }
}

/// <summary>What the clock calls. No arguments: nothing about anybody is ever in a job.</summary>
internal sealed class Minute(Sweep sweep, SumUpDays days, SendOutbox outbox, Reconcile reconcile)
{
    [AutomaticRetry(Attempts = 0)]
    public Task SweepAsync(CancellationToken ct) => sweep.RunAsync(ct);

    [AutomaticRetry(Attempts = 0)]
    public Task SumUpAsync(CancellationToken ct) => days.RunAsync(ct);

    [AutomaticRetry(Attempts = 0)]
    public Task SendAsync(CancellationToken ct) => outbox.RunAsync(ct);

    [AutomaticRetry(Attempts = 0)]
    public Task ReconcileAsync(CancellationToken ct) => reconcile.TurnAsync(ct);
}
