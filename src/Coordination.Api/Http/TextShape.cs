namespace Coordination.Api.Http;

/// <summary>How long a text may be.</summary>
internal static class TextShape
{
    /// <summary>Most characters of a note: what is said about one act.</summary>
    public const int LongestNote = 4000;
}
