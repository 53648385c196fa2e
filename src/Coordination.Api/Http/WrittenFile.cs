namespace Coordination.Api.Http;

/// <summary>An answer that is not JSON: a text in a format of its own.</summary>
/// <param name="ContentType">Media type with its charset.</param>
/// <param name="Name">Name to save it under.</param>
/// <param name="Text">Content.</param>
internal sealed record WrittenFile(string ContentType, string Name, string Text)
{
    /// <summary>Its reader's own program may keep it and ask whether it changed; nothing between may.</summary>
    public bool MayBeKept { get; init; }
}
