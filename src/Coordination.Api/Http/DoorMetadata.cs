using FastEndpoints;

namespace Coordination.Api.Http;

/// <summary>Which command or query a route leads to: the architecture tests and the API document read it.</summary>
/// <param name="Message">Its access demand decides; a route without one does not start.</param>
internal sealed record DoorMetadata(Type Message, string Group, string Summary)
{
    /// <summary>A request that works on the demonstration data.</summary>
    public object? Example { get; init; }
}

internal static class DoorConfiguration
{
    /// <summary>States where a route leads, its group in the reference and its one-line summary.</summary>
    public static void Door<TMessage>(this IEndpoint endpoint, string group, string summary, object? example = null)
    {
        var definition = endpoint.Definition;
        definition.Summary(s => s.Summary = summary);
        definition.Options(b => b.WithTags(group).WithMetadata(new DoorMetadata(typeof(TMessage), group, summary) { Example = example }));
    }
}
