namespace Coordination.Api.PersonsRequests;

/// <summary>Where the sealed texts of a person's request stand.</summary>
internal static class RightFields
{
    public const string Text = "request.text";
    public const string Extension = "request.extension";
    public const string Ending = "request.ending";
    public const string Document = "request.document";
}
