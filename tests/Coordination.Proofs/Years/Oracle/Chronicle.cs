namespace Coordination.Proofs.Years.Oracle;

/// <summary>Something left the list of whoever leads the case because it was answered.</summary>
/// <param name="How"><c>ticked</c>, <c>record</c> or <c>closing</c>.</param>
internal sealed record Closure(int Day, string Code, int Level, string How);

/// <summary>What became of everything that was ever planned for a family.</summary>
internal sealed class Chronicle(Reckoning reckoning)
{
    // Rows that only watch: a contact begins them anew, again and again.
    private static readonly string[] Watches = ["L01", "review", "review-quiet"];

    private readonly HashSet<string> _ever = [];
    private readonly HashSet<string> _ended = [];
    private Planned[] _owed = [];

    public int Planned { get; private set; }
    public int Watched { get; private set; }
    public int Done { get; private set; }
    public int SetAside { get; private set; }
    public int Cancelled { get; private set; }
    public int MovedByHoliday { get; private set; }
    public List<Closure> Closures { get; } = [];
    public Dictionary<string, int> Listed { get; } = [];

    /// <summary>Levels that were decided, and the days from and to which the case was open.</summary>
    public List<int> Levels { get; } = [];
    public List<(int From, int To)> Spans { get; } = [];

    /// <summary>Day on which its simulated time ends.</summary>
    public int LivesUntil { get; set; } = int.MaxValue;

    /// <summary>What is owed now, after some facts, or after a step that spoke up.</summary>
    public void See(long now, Planned[] owed, params Fact[] facts)
    {
        Array.ForEach(facts, Note);
        var (before, still) = (_owed, owed.Select(row => row.Key).ToHashSet());
        foreach (var row in owed)
        {
            Begin(row);
            Stand(now, row);
        }

        foreach (var row in before.Where(row => !still.Contains(row.Key)))
        {
            Leave(now, row, facts);
        }

        _owed = owed;
    }

    private void Note(Fact fact)
    {
        switch (fact)
        {
            case LevelDecided decided: Levels.Add(decided.Level); break;
            case Opened or BegunAgain: Spans.Add((Almanac.DayOf(fact.At), int.MaxValue)); break;
            case Ended: Spans[^1] = (Spans[^1].From, Almanac.DayOf(fact.At)); break;
            default: break;
        }
    }

    private void Begin(Planned row)
    {
        if (_ever.Add(row.Key))
        {
            Planned++;
            Watched += Watches.Contains(row.Code) ? 1 : 0;
            MovedByHoliday += row.Moved ? 1 : 0;
        }
    }

    // What was planned again before it opened was never to be done.
    private void Stand(long now, Planned row)
    {
        if (row.Listed && row.Times.Opens <= now && !Watches.Contains(row.Code) && _ever.Add($"listed {row.Key}"))
        {
            Listed[row.Code] = Listed.GetValueOrDefault(row.Code) + 1;
        }
    }

    private void Leave(long now, Planned row, Fact[] facts)
    {
        Stand(now, row);
        var answer = reckoning.Story.Answers.FindLast(a => a.Code == row.Code && a.Name == row.Name && a.Ends);
        var recorded = answer is null && row.Times.Opens <= now && facts.Any(fact => Ends(fact, row.Code));
        if (_ended.Add(row.Key))
        {
            SetAside += answer?.How == "aside" ? 1 : 0;
            Done += answer is { IsDone: true } || recorded ? 1 : 0;
            Cancelled += answer is null && !recorded ? 1 : 0;
        }

        if (row.Listed && (answer is not null || recorded))
        {
            var how = facts.Any(fact => fact is Ended) ? "closing" : answer is null ? "record" : "ticked";
            Closures.Add(new(Almanac.DayOf(now), row.Code, reckoning.Story.Level ?? 1, how));
        }
    }

    // Which records answer what, where no tick does.
    private static bool Ends(Fact fact, string code) => fact switch
    {
        Contacted { Reached: true } or MetByRelay => code is "F02" or "L01" or "recontact" or "loss-contact",
        ScreenTaken => code is "F04" or "F05" or "F06" or "F10" or "F16" or "F17" or "F19" or "F20" or "F22" or "F23" or "L01",
        ConsentAsked => code.StartsWith("C01", StringComparison.Ordinal) || code == "F03",
        SafetyAsked => code.StartsWith("S01", StringComparison.Ordinal) || code == "F03",
        FlagSeen => code.StartsWith("RF-", StringComparison.Ordinal),
        SoughtAgain => code == "L01",
        SeekingEnded => code == "recontact",
        SupportEnding => code.StartsWith("support-", StringComparison.Ordinal),
        Happened { Kind: "discharge" } => code == "discharge-day",
        _ => false,
    };
}
