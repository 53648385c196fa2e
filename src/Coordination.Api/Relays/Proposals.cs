using System.Collections.Immutable;
using System.Globalization;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Cases;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;

namespace Coordination.Api.Relays;

/// <summary>Fits of the directory's relays for the case at hand, in the one order that lists and answers share.</summary>
internal static class Proposals
{
    private const int Offered = 5;

    public static async Task<ImmutableArray<Fit>> OfAsync(Work work, string? kind, DateOnly? expectedEntry, CancellationToken ct)
    {
        var facts = await FamilyView.OfAsync(work, ct);
        var relays = await Views.Directory.ReadAsync(work, kind, ct);
        var today = CivilTime.DayOf(work.Now);
        return Fit.Order(relays
            .Where(r => r.Withdrawn is null && !CaseRights.IsExcluded(work.Case.State, r.Id))
            .Select(r => (Relay: r, Kind: RelayKinds.Current.Find(r.Record.Kind)))
            .Where(r => r.Kind is not null)
            .Select(r => RelayMatch.Evaluate(r.Relay, r.Kind!, facts, today, expectedEntry)));
    }

    /// <summary>Whom to ask next: the first that can be asked, fit or may fit, and were not asked yet.</summary>
    public static async Task<ImmutableArray<Guid>> NextAsync(Work work, string kind, IReadOnlyCollection<Guid> asked, CancellationToken ct) =>
    [
        .. (await OfAsync(work, kind, null, ct)).Where(f => f.CanBeAsked && f.Class != FitClass.DoesNotFit && !asked.Contains(f.Relay)).Select(f => f.Relay).Take(Offered),
    ];

    public static string Word(Fit fit) => Cursor.Write((int)fit.Class, AgeOf(fit), fit.Name, fit.Relay);

    public static bool TryRead(string? cursor, out (int Class, int Age, string Name, Guid Relay) place)
    {
        place = default;
        if (!Cursor.TryRead(cursor, out var parts) || parts is not [var fit, var age, var name, var relay]
            || !int.TryParse(fit, CultureInfo.InvariantCulture, out var c) || !int.TryParse(age, CultureInfo.InvariantCulture, out var a) || !Guid.TryParse(relay, out var id))
        {
            return false;
        }

        place = (c, a, name, id);
        return true;
    }

    public static IEnumerable<Fit> After(ImmutableArray<Fit> fits, string? cursor) =>
        TryRead(cursor, out var place) ? fits.SkipWhile(f => Compare(f, place) <= 0) : fits;

    // The keys of Fit.Order, one by one.
    private static int Compare(Fit fit, (int Class, int Age, string Name, Guid Relay) place)
    {
        var order = ((int)fit.Class, AgeOf(fit)).CompareTo((place.Class, place.Age));
        order = order != 0 ? order : StringComparer.InvariantCultureIgnoreCase.Compare(fit.Name, place.Name);
        return order != 0 ? order : fit.Relay.CompareTo(place.Relay);
    }

    private static int AgeOf(Fit fit) => fit.Capacity.State is null ? int.MaxValue : fit.Capacity.AgeDays ?? int.MaxValue;
}
