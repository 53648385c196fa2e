using System.Text.Json;
using System.Text.Json.Serialization;
using FastEndpoints;

namespace Coordination.Api.Http;

/// <summary>How requests are read: unknown members and wrong types are refused by name, nothing is bound that a request type does not state.</summary>
internal static class FastEndpointsSetup
{
    public static void Apply(Config config)
    {
        config.Serializer.Options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        config.Serializer.Options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        config.Serializer.Options.NumberHandling = JsonNumberHandling.Strict;
        config.Serializer.Options.MaxDepth = Limits.Depth;
        config.Serializer.Options.AllowDuplicateProperties = false;
        config.Serializer.Options.RespectNullableAnnotations = true;
        config.Serializer.Options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        Instants.Apply(config);
        config.Serializer.Options.AllowOutOfOrderMetadataProperties = true;
        RuleSentences.Apply();
        config.Binding.JsonExceptionTransformer = BadInput.Of;
        config.Binding.FailureMessage = (type, name, _) => BadInput.Of(type, name);
        config.Errors.StatusCode = StatusCodes.Status400BadRequest;
        config.Errors.ContentType = Problems.Media;
        config.Errors.ResponseBuilder = (failures, http, _) => Problems.OfFailures(failures, http);
    }
}
