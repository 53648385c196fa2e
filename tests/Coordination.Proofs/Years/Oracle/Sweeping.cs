namespace Coordination.Proofs.Years.Oracle;

/// <summary>A step that spoke up: what, when it was to, and when the clock came by.</summary>
internal sealed record Spoken(string Code, string Occurrence, string Step, long DueAt, long At);

/// <summary>What a sweep each minute fires of what this calculation owes.</summary>
internal sealed class Sweeping(Reckoning reckoning)
{
    private long _from;

    public List<Spoken> Fired { get; } = [];

    /// <summary>Sweeps each minute up to an instant, itself with it. A row fires one step in a sweep, and none that a step before it in the same sweep took away.</summary>
    public void To(long until, Action<long, Planned[]> seen)
    {
        var owed = reckoning.Owed();
        while (Next(owed) is { } at && NextMinute(Math.Max(at, _from)) is var now && now <= until)
        {
            foreach (var due in owed.Where(row => row.Pending.Length > 0 && row.Pending[0].At <= now).OrderBy(row => row.Urgency).ThenBy(row => row.Pending[0].At).ThenBy(row => row.Key, StringComparer.Ordinal))
            {
                if (Array.Find(owed, row => row.Key == due.Key) is { Pending: [var step, ..] } row && step.Name == due.Pending[0].Name && step.At <= now)
                {
                    reckoning.Fire($"{row.Key}/{step.Name}");
                    Fired.Add(new(row.Code, row.Occurrence, step.Name, step.At, now));
                    owed = reckoning.Owed();
                    seen(now, owed);
                }
            }

            _from = now + 1;
        }

        _from = Math.Max(_from, until + 1);
    }

    public static long NextMinute(long at) => (at + Almanac.Minute - 1) / Almanac.Minute * Almanac.Minute;

    private static long? Next(Planned[] owed) => owed.Where(row => row.Pending.Length > 0).Select(row => (long?)row.Pending[0].At).Min();
}
