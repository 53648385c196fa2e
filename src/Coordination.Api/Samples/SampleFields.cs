namespace Coordination.Api.Samples;

/// <summary>Where the sealed texts of a sampled access stand.</summary>
internal static class SampleFields
{
    public const string Answer = "sample.answer";
    public const string FollowUp = "sample.follow-up";
}
