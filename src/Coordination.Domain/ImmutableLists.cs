using System.Collections.Immutable;

namespace Coordination.Domain;

/// <summary>Lists inside stored shapes.</summary>
internal static class ImmutableLists
{
    /// <summary>A list that an older stored shape did not have reads as an empty one.</summary>
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
