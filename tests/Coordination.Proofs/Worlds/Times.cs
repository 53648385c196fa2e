using System.Collections.Concurrent;
using System.Globalization;

namespace Coordination.Proofs.Worlds;

/// <summary>How long refusals took: of what is there and hidden, and of random ids. Told, not judged: a busy machine would decide.</summary>
internal sealed class Times
{
    private readonly ConcurrentQueue<double> _hidden = [];
    private readonly ConcurrentQueue<double> _random = [];

    public void Add(Answer random, Answer hidden)
    {
        _random.Enqueue(random.Took.TotalMilliseconds);
        _hidden.Enqueue(hidden.Took.TotalMilliseconds);
    }

    public void Print()
    {
        double[] hidden = [.. _hidden.Order()], random = [.. _random.Order()];
        if (hidden.Length > 0)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"refusals of hidden and of random ids, {hidden.Length} each: median {hidden[hidden.Length / 2]:0.00} and {random[random.Length / 2]:0.00} ms, 95th percentile {hidden[hidden.Length * 95 / 100]:0.00} and {random[random.Length * 95 / 100]:0.00} ms, greatest distance of the distributions {Distance(hidden, random):0.0000} (by chance alone, 19 times of 20, under {1.358 * Math.Sqrt(2.0 / hidden.Length):0.0000})"));
        }
    }

    /// <summary>Kolmogorov and Smirnov's statistic of two sorted samples.</summary>
    private static double Distance(double[] one, double[] two)
    {
        var (i, j, most) = (0, 0, 0.0);
        while (i < one.Length && j < two.Length)
        {
            var at = Math.Min(one[i], two[j]);
            while (i < one.Length && one[i] <= at)
            {
                i++;
            }

            while (j < two.Length && two[j] <= at)
            {
                j++;
            }

            most = Math.Max(most, Math.Abs(((double)i / one.Length) - ((double)j / two.Length)));
        }

        return most;
    }
}
