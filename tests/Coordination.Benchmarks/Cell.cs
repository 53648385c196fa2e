using System.Diagnostics;

namespace Coordination.Benchmarks;

/// <summary>One act of one variant. Returns false when the answer was not the expected one.</summary>
internal delegate Task<bool> Act(int caller, long number);

/// <summary>Measured: how many, how long each took.</summary>
internal sealed class Cell(string name)
{
    private readonly List<double> _milliseconds = [];
    private readonly List<double> _medians = [];
    private double _seconds;

    public string Name { get; } = name;

    public long Failures { get; private set; }

    public int Count => _milliseconds.Count;

    public double PerSecond => _seconds == 0 ? 0 : _milliseconds.Count / _seconds;

    public double P50 => Quantile(0.5);

    /// <summary>The p50 of each round that was kept, in milliseconds.</summary>
    public IReadOnlyList<double> Medians => _medians;

    public double P99 => Quantile(0.99);

    /// <summary>Runs the act for a while with several callers; numbers go on from round to round, so each works on its own data.</summary>
    public async Task RunAsync(Act act, int callers, double seconds, long first, bool keep)
    {
        var number = first - 1;
        var clock = Stopwatch.StartNew();
        var results = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            List<double> mine = [];
            long failed = 0;
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var began = Stopwatch.GetTimestamp();
                failed += await act(caller, Interlocked.Increment(ref number)) ? 0 : 1;
                mine.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return (Mine: mine, Failed: failed);
        })));
        if (keep)
        {
            _seconds += clock.Elapsed.TotalSeconds;
            _milliseconds.AddRange(results.SelectMany(r => r.Mine));
            Failures += results.Sum(r => r.Failed);
            _medians.Add(Quantile([.. results.SelectMany(r => r.Mine)], 0.5));
        }

        Done = number + 1;
    }

    /// <summary>Runs the act a fixed number of times, spread over the callers.</summary>
    public async Task CountAsync(Act act, int callers, long first, int times, bool keep)
    {
        var number = first - 1;
        var clock = Stopwatch.StartNew();
        var results = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            List<double> mine = [];
            long failed = 0;
            for (var n = Interlocked.Increment(ref number); n < first + times; n = Interlocked.Increment(ref number))
            {
                var began = Stopwatch.GetTimestamp();
                failed += await act(caller, n) ? 0 : 1;
                mine.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return (Mine: mine, Failed: failed);
        })));
        if (keep)
        {
            _seconds += clock.Elapsed.TotalSeconds;
            _milliseconds.AddRange(results.SelectMany(r => r.Mine));
            Failures += results.Sum(r => r.Failed);
            _medians.Add(Quantile([.. results.SelectMany(r => r.Mine)], 0.5));
        }
    }

    /// <summary>Next free number.</summary>
    public long Done { get; private set; }

    private double Quantile(double q) => Quantile(_milliseconds, q);

    private static double Quantile(List<double> milliseconds, double q)
    {
        if (milliseconds.Count == 0)
        {
            return 0;
        }

        var sorted = milliseconds.Order().ToArray();
        return sorted[(int)Math.Min(sorted.Length - 1, q * sorted.Length)];
    }
}
