using System.Collections.Immutable;
using Coordination.Domain.Codes;

namespace Coordination.Domain.PersonsRequests;

/// <summary>By what a person is known who asks, and by what a request may be refused: versioned reference data. The delays are rows of the plan.</summary>
public static class PersonsRequestRules
{
    /// <summary>She asked by her own account.</summary>
    public const string ByAccount = "account";

    private static readonly Rows Data = ReferenceData.Read<Rows>("PersonsRequests.persons-request-rules.json");

    public static string Version => Data.Version;

    public static string Source => Data.Source;

    /// <summary>How it is proven who asks.</summary>
    public static ImmutableArray<Coded> Identities => Data.Identities;

    /// <summary>Why a request may be refused, each with its law.</summary>
    public static ImmutableArray<Coded> Grounds => Data.Grounds;

    public static bool IsIdentity(string? code) => Data.Identities.Any(known => known.Code == code);

    public static bool IsGround(string? code) => Data.Grounds.Any(known => known.Code == code);

    private sealed record Rows(string Version, string Source, ImmutableArray<Coded> Identities, ImmutableArray<Coded> Grounds);
}
