namespace Coordination.Benchmarks;

/// <summary>The table of the closing note: figures, ratios, and whether each goal was reached.</summary>
internal sealed partial class MainJob
{
    private int Report(List<double> starts, double megabytes)
    {
        Console.WriteLine();
        Console.WriteLine($"{options.Connections} connections, {options.Rounds} interleaved rounds of {options.Seconds} s a cell after warm-up; database, server and caller on the same {Environment.ProcessorCount} cores");
        Console.WriteLine($"{"",-24}{"per second",12}{"p50 ms",10}{"p99 ms",10}{"failed",8}");
        foreach (var cell in _cells.Values.OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            Console.WriteLine($"{cell.Name,-24}{cell.PerSecond,12:F0}{cell.P50,10:F2}{cell.P99,10:F2}{cell.Failures,8}");
        }

        Console.WriteLine();
        foreach (var (command, image) in _images)
        {
            Console.WriteLine($"rows of one {command}, written by (c) and replayed by (a): {image.Told}");
        }

        Console.WriteLine();
        Console.WriteLine($"kilobytes allocated: {string.Join(", ", _kilobytes.Select(k => $"{k.Key} {k.Value:F0}"))}");
        Console.WriteLine($"round trips to the database: {string.Join(", ", _roundTrips.Select(k => $"{k.Key} {k.Value:F1}"))}");
        Console.WriteLine($"first answer after process start: median {starts.Order().ElementAt(starts.Count / 2):F0} ms ({starts.Min():F0}-{starts.Max():F0}); memory after the run {megabytes:F0} MB");
        Console.WriteLine();
        var reached = Goals(starts, megabytes);
        var failures = _cells.Values.Sum(c => c.Failures);
        Console.WriteLine(failures == 0 ? "every answer had the expected status" : $"{failures} answers had another status: the figures do not count");
        return RowsAgree() && failures == 0 ? reached ? 0 : 1 : 3;
    }

    private bool Goals(List<double> starts, double megabytes)
    {
        if (options.AlertsOnly)
        {
            Console.WriteLine($"alert (c)/(a) {Ratio("alert (c) product", "alert (a) bare"):F2}  (b)/(a) {Ratio("alert (b) marten", "alert (a) bare"):F2}  case read (c)/(d) {Ratio("case read (c) product", "case read (d) plain"):F2}");
            return false;
        }

        (string Goal, double Value, double Bound, bool AtLeast)[] goals =
        [
            ("alert (c)/(a)", Ratio("alert (c) product", "alert (a) bare"), 0.40, true),
            ("ask (c)/(a)", Ratio("ask (c) product", "ask (a) bare"), 0.40, true),
            ("answer (c)/(a)", Ratio("answer (c) product", "answer (a) bare"), 0.40, true),
            ("case read (c)/(d)", Ratio("case read (c) product", "case read (d) plain"), 1.0, true),
            ("list first, p50 100k/10k", _cells["list 100k first"].P50 / _cells["list 10k first"].P50, 1.3, false),
            ("list page 50, p50 100k/10k", _cells["list 100k page 50"].P50 / _cells["list 10k page 50"].P50, 1.3, false),
            ("list filtered, p50 100k/10k", _cells["list 100k filtered"].P50 / _cells["list 10k filtered"].P50, 1.3, false),
            ("KB allocated a command", Math.Max(_kilobytes["alert"], _kilobytes["contact"]), 60, false),
            ("ms to the first answer", starts.Order().ElementAt(starts.Count / 2), 1200, false),
            ("MB after the run", megabytes, 200, false),
        ];
        foreach (var (goal, value, bound, atLeast) in goals)
        {
            var reached = atLeast ? value >= bound : value <= bound;
            Console.WriteLine($"{(reached ? "reached" : "MISSED "),-8} {goal,-30} {value,8:F2}  (goal {(atLeast ? ">=" : "<=")} {bound})");
        }

        foreach (var act in new[] { "alert", "ask", "answer" })
        {
            Console.WriteLine($"{"",-8} {act,-8} (b)/(a) {Ratio($"{act} (b) marten", $"{act} (a) bare"):F2}  (c)/(b) {Ratio($"{act} (c) product", $"{act} (b) marten"):F2}  (c)/(d) {Ratio($"{act} (c) product", $"{act} (d) plain"):F2}");
        }

        return goals.All(g => g.AtLeast ? g.Value >= g.Bound : g.Value <= g.Bound);
    }

    private double Ratio(string above, string below) => _cells[below].PerSecond == 0 ? 0 : _cells[above].PerSecond / _cells[below].PerSecond;

    private bool RowsAgree()
    {
        _differing.ForEach(line => Console.WriteLine($"DIFFER  {line}"));
        return _differing.Count == 0 && _images.Values.All(i => i.Rows.Count > 0);
    }
}
