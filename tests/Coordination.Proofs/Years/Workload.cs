using System.Globalization;
using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>What the plan costs whoever leads cases: things that leave the list because they were answered, a worked day, at 170 open cases.</summary>
internal sealed class Workload
{
    private const int Cases = 170;

    private readonly List<(int Family, Chronicle Story)> _stories = [];

    public void Add(int family, Chronicle story) => _stories.Add((family, story));

    /// <param name="from">After the first year, when cases of all ages are there.</param>
    /// <param name="to">The last opening.</param>
    public void Print(int from, int to)
    {
        var days = Enumerable.Range(from, Math.Max(0, to - from)).Where(Almanac.IsWorked).ToArray();
        var coordinators = Math.Max(1, (int)Math.Round(days.Sum(OpenOn) / (double)Math.Max(1, days.Length) / Cases));
        var closed = _stories.SelectMany(s => s.Story.Closures.Select(c => (Lead: s.Family % coordinators, Day: Almanac.IsWorked(c.Day) ? c.Day : Almanac.AddWorked(c.Day, 1), c.Code, c.How)))
            .Where(c => from <= c.Day && c.Day < to).ToArray();
        var byDay = closed.CountBy(c => (c.Lead, c.Day)).ToDictionary();
        List<double> rates = [];
        var caseDays = 0.0;
        foreach (var lead in Enumerable.Range(0, coordinators))
        {
            var open = Open(_stories.Where(s => s.Family % coordinators == lead), from, to);
            rates.AddRange(days.Where(day => open[day - from] > 0).Select(day => byDay.GetValueOrDefault((lead, day)) * (double)Cases / open[day - from]));
            caseDays += days.Sum(day => (double)open[day - from]);
        }

        rates.Sort();
        Line($"closures a day per coordinator at {Cases} cases: mean {closed.Length * Cases / caseDays:F2}, p95 {(rates.Count == 0 ? 0 : rates[(int)(0.95 * (rates.Count - 1))]):F1} ({coordinators} coordinators, {days.Length} worked days after the first year)");
        Line($"of these {string.Join(", ", closed.CountBy(c => c.How).OrderByDescending(how => how.Value).Select(how => Share(how.Key, how.Value, caseDays)))}");
        Line($"rows that cost most: {string.Join(", ", closed.CountBy(c => c.Code).OrderByDescending(code => code.Value).Take(12).Select(code => Share(code.Key, code.Value, caseDays)))}");
        Whole();
    }

    // Families that stayed at one level: what stood in a list over their three years, silences and review days apart.
    private void Whole()
    {
        foreach (var level in _stories.Where(s => s.Story.Levels.Count == 1 && s.Story.Closures.Count > 0).GroupBy(s => s.Story.Levels[0]).OrderBy(level => level.Key))
        {
            var (count, rows) = (level.Count(), level.SelectMany(s => s.Story.Listed).GroupBy(row => row.Key, row => row.Value).OrderByDescending(row => row.Sum()).ToArray());
            Line($"level {level.Key}: {rows.Sum(row => row.Sum()) / (double)count:F1} steps of the plan listed for a family over its time: {string.Join(", ", rows.Take(12).Select(row => Mean(row.Key, row.Sum() / (double)count)))}");
        }
    }

    private static string Share(string name, int count, double caseDays) => Mean(name, count * Cases / caseDays);

    private static string Mean(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name} {value:F2}");

    private int OpenOn(int day) => _stories.Count(s => s.Story.Spans.Exists(span => span.From <= day && day < span.To && day < s.Story.LivesUntil));

    private static int[] Open(IEnumerable<(int Family, Chronicle Story)> stories, int from, int to)
    {
        var open = new int[Math.Max(0, to - from)];
        foreach (var span in stories.SelectMany(s => s.Story.Spans.Select(span => (From: Math.Max(from, span.From), To: Math.Min(Math.Min(to, span.To), s.Story.LivesUntil)))))
        {
            for (var day = span.From; day < span.To; day++)
            {
                open[day - from]++;
            }
        }

        return open;
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
