namespace Coordination.Domain.Accounts;

/// <summary>How somebody looks at her own list: questions that she keeps, the mail that sums it up, the calendar that reads it.</summary>
public static class OwnListDecider
{
    /// <summary>Keeps a question. Of those for today there is one: an earlier one stays kept, for itself.</summary>
    public static Decision KeepFilter(Account state, ListFilter filter, Stamp stamp)
    {
        if (AccountDecider.Standing(state) is { } dead)
        {
            return dead;
        }

        var others = state.Filters.Where(f => f.Name != filter.Name).ToList();
        return state.Filters.Contains(filter) ? Decision.AlreadySo
            : others.Count >= ListFilter.Most ? OwnListRefusals.TooManyFilters
            : Decision.Of(
                [.. others.Where(f => filter.ForToday && f.ForToday).Select(f => new FilterKept(f with { ForToday = false }, stamp)), new FilterKept(filter, stamp)]);
    }

    public static Decision DropFilter(Account state, string name, Stamp stamp) =>
        AccountDecider.Standing(state) ?? (state.Filters.Any(f => f.Name == name) ? Decision.Of(new FilterDropped(name, stamp)) : Decision.AlreadySo);

    public static Decision ChooseDigest(Account state, DigestChoice choice, Stamp stamp) =>
        AccountDecider.Standing(state) ?? (state.DigestOrUsual == choice ? Decision.AlreadySo : Decision.Of(new DigestChosen(choice, stamp)));

    /// <summary>Gives an address, by the hash of its secret; the one before it ends with the commit.</summary>
    public static Decision GiveCalendarAddress(Account state, string hash, Stamp stamp) =>
        AccountDecider.Standing(state) ?? (state.Calendar == hash ? Decision.AlreadySo : Decision.Of(new CalendarAddressGiven(hash, stamp)));

    public static Decision EndCalendarAddress(Account state, Stamp stamp) =>
        AccountDecider.Standing(state) ?? (state.Calendar is null ? Decision.AlreadySo : Decision.Of(new CalendarAddressEnded(stamp)));
}
