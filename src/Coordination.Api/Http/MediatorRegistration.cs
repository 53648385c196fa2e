using System.Reflection;
using Coordination.Api.Access;
using MediatR;

namespace Coordination.Api.Http;

/// <summary>Registration of MediatR 5, which has none of its own. A later version touches this file only.</summary>
internal static class MediatorRegistration
{
    public static void AddMediator(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var handled in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
            {
                services.AddTransient(handled, type);
                AddPipeline(services, handled.GetGenericArguments()[0], handled.GetGenericArguments()[1]);
            }
        }
    }

    // Closed registrations: an open one cannot name the value inside a query's answer.
    private static void AddPipeline(IServiceCollection services, Type request, Type response)
    {
        var behaviour = typeof(IPipelineBehavior<,>).MakeGenericType(request, response);
        services.AddScoped(behaviour, typeof(ICommand).IsAssignableFrom(request)
            ? typeof(CommandPipeline<>).MakeGenericType(request)
            : typeof(QueryPipeline<,>).MakeGenericType(request, response.GetGenericArguments()[0]));
    }
}
