using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Coordination.Api.Obligations;
using Coordination.Api.Outbox;
using Coordination.Api.Samples.Jobs;

namespace Coordination.Api.Jobs;

/// <summary>Reads the server's commit strength before the first request is taken.</summary>
internal sealed class StrengthAtStart(CommitStrength strength) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => strength.ReadAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>What runs by itself: the sweep, the outbox, the comparison of a night, and their two clocks.</summary>
internal static class JobsCapability
{
    public static void AddJobs(this IServiceCollection services, HostSettings settings)
    {
        services.AddOwed(settings);
        services.AddOutbox(settings);
        services.AddSingleton(p => new CommitStrength(p.GetRequiredService<Databases>(), settings.CommitProfile, p.GetRequiredService<Epoch>()));
        services.AddHostedService<StrengthAtStart>();
        if (settings.Clockwork)
        {
            services.AddHostedService<HostedTurns>();
        }

        services.AddSingleton(settings.Audit);
        services.AddSingleton<NumberEntries>();
        services.AddSingleton<SignCheckpoints>();
        services.AddSingleton<VerifyLog>();
        services.AddSingleton(settings.Sampling);
        services.AddSingleton<DrawSamples>();
        if (settings.Clockwork && settings.Role != "api")
        {
            services.AddHostedService<AuditTurns>();
            services.AddClockwork();
        }
    }

    private static void AddOwed(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings.Sweep);
        services.AddSingleton<DueClock>();
        services.AddSingleton<Sweep>();
        services.AddSingleton<Worklist.Jobs.SumUpDays>();
        services.AddSingleton(settings.Reconcile);
        services.AddSingleton<OwedByEvents>();
        services.AddSingleton<ReconcileProgress>();
        services.AddSingleton<Reconcile>();
    }

    private static void AddOutbox(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings.Mail);
        services.AddSingleton<ILeavingGate, LeavingGate>();
        services.AddSingleton(settings.Mail.Transport(settings.StateFolder));
        services.AddSingleton<MailComposer>();
        services.AddSingleton(p => new SendOutbox(
            p.GetRequiredService<Databases>().Worker,
            p.GetRequiredService<ILeavingGate>(),
            p.GetRequiredService<IMailTransport>(),
            p.GetRequiredService<MailComposer>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<Epoch>(),
            p.GetRequiredService<ILogger<SendOutbox>>()));
    }
}
