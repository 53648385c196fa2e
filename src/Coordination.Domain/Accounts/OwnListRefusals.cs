namespace Coordination.Domain.Accounts;

/// <summary>Every expected "no" of somebody's own list.</summary>
public static class OwnListRefusals
{
    public static Refusal NoSuchFilter { get; } = Refusal.Meaning("filter-unknown", "You keep no filter of this name: GET /v1/me/filters lists them.", "filter");

    public static Refusal TooManyFilters { get; } = Refusal.Conflict("filter-too-many", $"At most {ListFilter.Most} filters are kept: drop one first.");
}
