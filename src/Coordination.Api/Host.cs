using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Identity;
using Coordination.Api.Jobs;
using Coordination.Api.Observability;
using Coordination.Api.Vault;
using FastEndpoints;
using Marten;

namespace Coordination.Api;

/// <summary>Builds the application from its parts. Tests and the command line build the same one.</summary>
internal static class Host
{
    public static WebApplication Build(HostSettings settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings.Arguments, EnvironmentName = settings.Environment });
        builder.Logging.Shape(settings.JsonLogs);
        builder.WebHost.ConfigureKestrel(Limits.Apply);
        Parts(builder.Services, settings);
        builder.Services.AddBearer(settings.Auth, settings.DevelopmentIssuer);
        adjust?.Invoke(builder);
        var app = builder.Build();
        Pipe(app, settings);
        return app;
    }

    private static void Parts(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Clock);
        services.AddSingleton(settings.Plan);
        Store(services, settings);
        services.AddSingleton(settings.WrappingKey);
        services.AddSingleton<KeyCache>();
        services.AddSingleton<KeyRings>();
        services.AddSingleton<Erasures.ErasePerson>();
        services.AddSingleton<Logins>();
        services.AddScoped<RequestScope>();
        services.AddScoped<Work>();
        services.AddScoped<Accounts.Installation>();
        services.AddScoped<Worklist.GivenAddress>();
        services.AddSingleton<Demo.DemoDays>();
        services.AddMediator();
        services.AddLanes(settings.Lanes);
        services.AddSingleton(typeof(FastEndpoints.IRequestBinder<>), typeof(StatedBinder<>));
        services.AddFastEndpoints();
        services.AddReference();
        services.AddHealth();
        services.AddTelemetry(settings.Telemetry, settings.Role);
        services.AddJobs(settings);
    }

    private static void Store(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings.Database);
        services.AddSingleton<Databases>();
        services.AddSingleton<Epoch>();
        services.AddSingleton<Migration>();
        services.AddSingleton<IDocumentStore>(p => new DocumentStore(MartenSetup.Options(p.GetRequiredService<Databases>().Worker, settings.Clock)));
        services.AddSingleton<StoreRows>();
        services.AddSingleton<SnapshotCache>();
        services.AddSingleton<ReachCache>();
    }

    private static void Pipe(WebApplication app, HostSettings settings)
    {
        app.MapHealth();
        if (settings.Role == "worker")
        {
            return;
        }

        app.UseMiddleware<UnexpectedFailures>();
        app.Use(EmptyBody.ReadAsEmptyObjectAsync);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(QueryValues.RequireOneAsync);
        app.UseFastEndpoints(FastEndpointsSetup.Apply);
        app.MapReference();
        app.MapCodes();
    }
}
