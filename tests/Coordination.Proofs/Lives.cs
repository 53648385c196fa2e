using System.Diagnostics;

namespace Coordination.Proofs;

/// <summary>How a run gives the product its lives.</summary>
internal static class Lives
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static string PlanPath => Path.Combine(AppContext.BaseDirectory, "fault-plan.json");

    /// <summary>Steps due after seconds, sweeps each second, and no limit that a run of many callers would meet.</summary>
    public static Dictionary<string, string> Settings => new()
    {
        ["FollowUp__PlanFile"] = PlanPath,
        ["Sweep__EverySeconds"] = "1",
        ["Sweep__LeaseSeconds"] = "5",
        ["Limits__PerMinute"] = "6000000",
        ["Limits__Burst"] = "100000",
    };

    /// <summary>The first start makes the demonstration: it is no part of a proof, and owes by the plan in force.</summary>
    public static async Task FirstAsync(Ground ground)
    {
        using var product = Product.Start(ground, new Dictionary<string, string>());
        await product.SaidAsync("The demonstration's cases are there");
        await product.EndAsync();
    }

    /// <summary>Waits until something holds, for two minutes.</summary>
    /// <param name="holds">What must come true.</param>
    /// <param name="stands">How it stands meanwhile: the failure says it.</param>
    /// <param name="milliseconds">Between two looks.</param>
    public static async Task WaitAsync(Func<bool> holds, Func<string> stands, int milliseconds)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!holds())
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException($"Within {Patience.TotalSeconds:0} s, {stands()}.");
            }

            await Task.Delay(milliseconds);
        }
    }

    /// <summary>Ends a run: what was found, and the verdict as the last line.</summary>
    public static int Close(Ground ground, bool passed)
    {
        ground.Keep = !passed;
        Console.WriteLine(passed ? "verdict: pass" : $"ledger and log of the product: {ground.Folder}\nverdict: fail");
        return passed ? 0 : 1;
    }
}
