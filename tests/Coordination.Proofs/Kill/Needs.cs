namespace Coordination.Proofs.Kill;

/// <summary>
/// What a run must have met for its verdict to mean something: of 20 kills 15 in an open request and 5 between commit and answer,
/// 3 in a sweep, and 1 000 fired steps of 2 000 alerts. A shorter run needs the same shares.
/// </summary>
internal sealed record Needs(int Rounds, int Alerts)
{
    private int OpenKills => Math.Min(15, Share(15));

    private int CommitKills => Math.Min(5, Share(5));

    private int SweepKills => Math.Min(3, Rounds * 3 / 20);

    private int Steps => Math.Min(1000, Alerts / 2);

    /// <summary>Alerts handed out before a round starts.</summary>
    public int AlertsBefore(int round) => (int)((long)Alerts * round / Rounds);

    public IEnumerable<string> Missed(IReadOnlyList<StrikeResult> strikes, int fired)
    {
        var (open, committed) = (strikes.Count(s => s.Open > 0), strikes.Count(s => s.Committed > 0));
        if (open < OpenKills)
        {
            yield return $"{open} kills hit an open request, {OpenKills} are needed";
        }

        if (committed < CommitKills)
        {
            yield return $"{committed} kills fell between commit and answer, {CommitKills} are needed";
        }

        if (strikes.Count(s => s.Leased > 0) is var swept && swept < SweepKills)
        {
            yield return $"{swept} kills hit a sweep, {SweepKills} are needed";
        }

        if (fired < Steps)
        {
            yield return $"{fired} steps fired, {Steps} are needed";
        }
    }

    private int Share(int ofTwenty) => Math.Max(1, Rounds * ofTwenty / 20);
}
