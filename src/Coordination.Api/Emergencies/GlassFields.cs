namespace Coordination.Api.Emergencies;

/// <summary>Where the sealed texts of an emergency access stand.</summary>
internal static class GlassFields
{
    public const string Text = "glass.text";
    public const string Finding = "glass.finding";
}
