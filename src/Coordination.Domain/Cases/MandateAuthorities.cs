using System.Collections.Immutable;

namespace Coordination.Domain.Cases;

/// <summary>An authority that mandates services.</summary>
/// <param name="Code"><c>saj</c>, <c>spj</c> or <c>court</c>; labels in the list <c>mandating-authority</c>.</param>
/// <param name="Help">In which help it works unless somebody says otherwise.</param>
/// <param name="Always">Never in another.</param>
public sealed record MandateAuthority(string Code, HelpKind Help, bool Always);

/// <summary>Reference data, embedded in <c>mandate-authorities.json</c>.</summary>
public static class MandateAuthorities
{
    /// <summary>Where nobody mandates there is no mandate to record.</summary>
    public const string Nobody = "none";

    private static readonly Rows Data = ReferenceData.Read<Rows>("Cases.mandate-authorities.json");

    public static string Version => Data.Version;

    public static string Source => Data.Source;

    public static ImmutableArray<MandateAuthority> All => Data.Authorities;

    /// <summary>The authority with this code, or null for one that is not known here.</summary>
    public static MandateAuthority? Find(string code) => All.FirstOrDefault(a => a.Code == code);

    private sealed record Rows(string Version, string Source, ImmutableArray<MandateAuthority> Authorities);
}
