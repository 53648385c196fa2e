using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain.Accounts;

namespace Coordination.Api.Worklist.Views;

/// <summary>Questions that the caller keeps.</summary>
internal static class KeptFilters
{
    /// <summary>What is asked with the kept one of this name under it; null where the caller keeps none of it.</summary>
    public static OwedFilter? Of(Work work, string? name, OwedFilter asked) =>
        name is null ? asked : Kept(work).FirstOrDefault(f => f.Name == name) is { } kept ? asked.Over(kept) : null;

    public static ListFilter? ForToday(Work work) => Kept(work).FirstOrDefault(f => f.ForToday);

    private static ImmutableArray<ListFilter> Kept(Work work) => work.Caller.Account?.Filters ?? [];
}
