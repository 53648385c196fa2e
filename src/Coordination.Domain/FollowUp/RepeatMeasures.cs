using System.Collections.Immutable;
using Coordination.Domain.Cases;

namespace Coordination.Domain.FollowUp;

/// <summary>Which results ask for a repeat that nobody made yet (F10, domain.md §2.10): the last passation of an instrument that
/// gave a total decides, for each person.</summary>
public static class RepeatMeasures
{
    private const string Band = "repeat";

    public static ImmutableArray<Repeat> Of(IEnumerable<Screened> screenings) =>
    [
        .. screenings
            .Where(screened => screened.Result.Total is not null)
            .GroupBy(screened => (screened.Subject, screened.Result.Instrument))
            .Select(passations => passations.MaxBy(screened => (screened.On, screened.Stamp.At))!)
            .Where(last => last.Result.Bands.Contains(Band))
            .Select(last => new Repeat(last.Id.ToString("N"), last.On)),
    ];
}
