using System.Diagnostics;

namespace Coordination.Api.Tests.Fixtures;

/// <summary>Waits for something that happens by itself, and says what did not happen.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="sentence">What must come true; the failure says it.</param>
    /// <param name="holds">Asked again and again until it is true.</param>
    public static async Task HoldsAsync(string sentence, Func<Task<bool>> holds)
    {
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        var begun = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException($"This did not come true within {Patience.TotalSeconds} s: {sentence}");
            }

            await turn.WaitForNextTickAsync();
        }
    }
}
