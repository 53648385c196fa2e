using FastEndpoints;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Api.Http;

/// <summary>What ASP.NET cannot know of a door: its parameters, its body, what it answers and by which problems it refuses.</summary>
internal sealed class OpenApiOperations(OpenApiExamples examples) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<DoorMetadata>().FirstOrDefault() is { } door && metadata.OfType<EndpointDefinition>().FirstOrDefault() is { } endpoint)
        {
            Describe(operation, context, door, endpoint.ReqDtoType);
        }
        else if (metadata.OfType<OpenDoor>().FirstOrDefault() is { } open)
        {
            (operation.OperationId, operation.Summary, operation.Description) = (open.Operation, open.Summary, open.Description);
            OpenApiInput.DescribeOpen(operation);
            OpenApiOutcomes.DescribeOpen(operation, context.Document!);
            examples.Put(operation, open);
        }

        return Task.CompletedTask;
    }

    private void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, DoorMetadata door, Type request)
    {
        var (document, query) = (context.Document!, door.IsQuery);
        operation.OperationId = OpenApiLimits.Camel(door.Message.Name);
        operation.Summary = door.Summary;
        operation.Description = (document.Components?.Schemas?.TryGetValue(request.Name, out var schema) == true ? schema.Description : null) ?? $"{door.Summary}.";
        OpenApiInput.Describe(operation, document, request, context.Description.RelativePath!, query);
        OpenApiOutcomes.Describe(operation, document, door);
        examples.Put(operation, door);
    }
}
