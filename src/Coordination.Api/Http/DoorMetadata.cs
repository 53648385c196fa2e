using Coordination.Api.Access;
using Coordination.Api.EventStore;
using FastEndpoints;

namespace Coordination.Api.Http;

/// <summary>Which command or query a route leads to: the architecture tests and the API document read it.</summary>
/// <param name="Message">Its access demand decides; a route without one does not start.</param>
internal sealed record DoorMetadata(Type Message, string Group, string Summary)
{
    /// <summary>A request that works on the demonstration data.</summary>
    public object? Example { get; init; }

    /// <summary>A first request is answered 201 and where the new thing is.</summary>
    public bool Creates { get; init; }

    /// <summary>The write replaces what somebody wrote: <c>If-Match</c> is demanded.</summary>
    public bool Replaces { get; init; }

    /// <summary>Media type of the answer.</summary>
    public string Media { get; init; } = "application/json";

    /// <summary>Folder of the command: its refusals are those of the field there.</summary>
    public string Capability => Message.Namespace!.Split('.')[^1];

    public bool IsQuery => AnswerOf(Message) is not null;

    /// <summary>What a query answers with; null for a command.</summary>
    public static Type? AnswerOf(Type message) => message.GetInterfaces()
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>))?.GetGenericArguments()[0];
}

internal static class DoorConfiguration
{
    /// <summary>States where a route leads, its group in the reference and its one-line summary.</summary>
    /// <param name="creates">A first request is answered 201.</param>
    /// <param name="receipt">What a command answers, where it is more than a receipt.</param>
    /// <param name="replaces">The write replaces what somebody wrote.</param>
    /// <param name="media">Media type of the answer, where it is a text and not JSON.</param>
    public static void Door<TMessage>(
        this IEndpoint endpoint, string group, string summary, object? example = null, bool creates = false, bool replaces = false, Type? receipt = null, string? media = null)
    {
        var (definition, message) = (endpoint.Definition, typeof(TMessage));
        definition.Summary(s => s.Summary = summary);
        definition.Options(b => b.WithTags(group).WithMetadata(
            new DoorMetadata(message, group, summary) { Example = example, Creates = creates, Replaces = replaces, Media = media ?? "application/json" },
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, DoorMetadata.AnswerOf(message) ?? receipt ?? typeof(Receipt), ["application/json"]),
            new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(Problem), ["application/problem+json"])));
    }
}
