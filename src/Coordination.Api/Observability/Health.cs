using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coordination.Api.Observability;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve, or the name of the part that cannot.</summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks()
            .AddCheck<DatabaseAnswers>("database", tags: ["ready"])
            .AddCheck<CommitsHold>("commits", tags: ["ready"])
            .AddCheck<NothingLate>("sweep", tags: ["ready"])
            .AddCheck<LogIsSigned>("audit", tags: ["ready"]);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().DisableRateLimiting();
        if (app.Environment.IsDevelopment())
        {
            app.MapGet("/health/allocated", () => GC.GetTotalAllocatedBytes(precise: false).ToString(System.Globalization.CultureInfo.InvariantCulture)).ExcludeFromDescription().AllowAnonymous().DisableRateLimiting();
        }

        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready"), ResponseWriter = NameAsync }).AllowAnonymous().DisableRateLimiting();
    }

    // An exception's own words may name servers and logins: of those only the part is told.
    private static Task NameAsync(HttpContext http, HealthReport report)
    {
        var parts = report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy)
            .Select(e => e.Value is { Exception: null, Description: { } reason } ? $"{e.Key}: {reason}" : e.Key);
        return http.Response.WriteAsync(string.Join('\n', parts.Prepend(report.Status.ToString())) + "\n");
    }
}

/// <summary>Acknowledged commits survive a crash.</summary>
internal sealed class CommitsHold(CommitStrength strength) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(strength.Weakness is { } weakness ? HealthCheckResult.Unhealthy(weakness) : HealthCheckResult.Healthy());
}

/// <summary>No due step waits longer than the sweep may take: the alarm also when every sweep is dead.</summary>
internal sealed class NothingLate(Databases databases, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(120);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var command = databases.Worker.CreateCommand("select min(step_at) from coordination.obligation where failures < 3");
        var oldest = await command.ExecuteScalarAsync(cancellationToken) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : (DateTimeOffset?)null;
        return oldest < clock.GetUtcNow() - Bound ? HealthCheckResult.Unhealthy("a due step waits for more than two minutes") : HealthCheckResult.Healthy();
    }
}

/// <summary>
/// No entry of the audit log waits long for its number and for a signed checkpoint: from then on nobody could prove that the log is whole. Degraded, for a node
/// that serves families goes on; whoever watches must look.
/// </summary>
internal sealed class LogIsSigned(Databases databases, AuditSettings settings, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(10);

    private const string Seen = "select seen_tx from coordination.audit_tree";

    // The first entry after the last checkpoint, and the first that has no number yet: from a place that is given as a value, so that the whole log is never read for it.
    private const string Oldest = """
        select least(
            (select e.at from coordination.audit_leaf l join coordination.audit_entry e on e.tenant_id = l.tenant_id and e.id = l.entry
             where l.number = (select coalesce(max(c.size), 0) from coordination.audit_checkpoint c)),
            (select min(e.at) from coordination.audit_entry e
             where e.tx >= $1 and not exists (select from coordination.audit_leaf l where l.tenant_id = e.tenant_id and l.entry = e.id)))
        """;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var seen = databases.Worker.CreateCommand(Seen);
        await using var command = databases.Worker.CreateCommand(Oldest).Add((long)(await seen.ExecuteScalarAsync(cancellationToken))!);
        var oldest = await command.ExecuteScalarAsync(cancellationToken) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : (DateTimeOffset?)null;
        var bound = Bound > settings.Every * 3 ? Bound : settings.Every * 3;
        return oldest < clock.GetUtcNow() - bound
            ? HealthCheckResult.Degraded($"entries wait for a signed checkpoint for more than {bound.TotalMinutes:0} minutes")
            : HealthCheckResult.Healthy();
    }
}

/// <summary>The database answers and holds this build's schema.</summary>
internal sealed class DatabaseAnswers(Databases databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = databases.Worker.CreateCommand("select count(*) from coordination.installation");
            return await command.ExecuteScalarAsync(cancellationToken) is 1L ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("schema missing");
        }
        catch (Npgsql.NpgsqlException e)
        {
            return HealthCheckResult.Unhealthy("database does not answer", e);
        }
    }
}
