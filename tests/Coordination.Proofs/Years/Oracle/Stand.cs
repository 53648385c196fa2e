namespace Coordination.Proofs.Years.Oracle;

/// <param name="Number">Its place among the children born, from 1.</param>
internal sealed record Baby(int Index, int Number, int On, int? Grams, bool Died, int? DischargedOn, int? AdmittedOn);

/// <summary>What a family's steps are counted from, as its story stands now.</summary>
internal sealed class Stand
{
    private static readonly string[] LossKinds = ["miscarriage", "termination", "stillbirth"];
    private static readonly string[] TurnKinds = ["placement", "return", "move", "separation"];

    private readonly Story _story;

    public Stand(Story story)
    {
        _story = story;
        OpenedOn = Almanac.DayOf(story.OpenedAt);
        Babies = [.. story.Births.OrderBy(b => b.Value.On).ThenBy(b => b.Key).Select((b, at) => new Baby(b.Key, at + 1, b.Value.On, b.Value.Grams, Last("death", b.Key) is not null, Discharged(b.Key), Last("ward", b.Key)))];
        MotherDied = Last("death", Fact.Mother) is not null;
        MotherDischargedOn = Discharged(Fact.Mother);
        var lost = Enumerable.Range(0, story.Children).Select(Lost).ToArray();
        var all = Babies.Length == 0 && lost.Length > 0 && lost.All(day => day is not null);
        DeliveredOn = Babies.Length > 0 ? Babies[0].On : all ? lost.Max() : null;
        Pregnant = story.Term is not null && DeliveredOn is null && !MotherDied;
        Losses = Days(h => LossKinds.Contains(h.Kind) ? h.Who is not { } child || !story.Births.ContainsKey(child) : h.Kind == "death" && h.Who is >= 0);
        Turns = Days(h => TurnKinds.Contains(h.Kind) || h is { Kind: "death", Who: Fact.Mother });
        Reach();
        if (story.Safety is { Restricted: true } safety && !MotherDied)
        {
            Watch(safety);
        }
    }

    public int OpenedOn { get; }

    /// <summary>As somebody decided it; before that a family of whom somebody fears that she harms herself is taken for one that needs the most.</summary>
    public int Level => _story.Level ?? (_story.Screenings.Exists(s => s.Flag is not null) ? 3 : 1);

    public Baby[] Babies { get; }
    public Baby? Youngest => Array.FindLast(Babies, baby => !baby.Died);
    public bool MotherDied { get; }
    public int? MotherDischargedOn { get; }
    public int? DeliveredOn { get; }
    public bool Pregnant { get; }
    public int[] Losses { get; }
    public int[] Turns { get; }
    public int? FirstContact { get; private set; }
    public int? Heard { get; private set; }
    public int Since { get; private set; }
    public int[] Missed { get; private set; } = [];
    public int? SafetyChecked { get; private set; }
    public int? SafetyShaken { get; private set; }
    public (string Code, int Day)[] SafetyChanged { get; private set; } = [];
    public int? Agreed => _story.Consents.Where(c => !c.Refused && !c.Back).Select(c => (int?)c.Day).Max();
    public int LastEvent => Babies.Select(baby => baby.On).Concat(Losses).Concat(Turns).Append(Heard ?? 0).Append(OpenedOn).Max();

    /// <summary>From when silence counts again after ways of seeking the family: the day planned, the last day it runs, whether it runs.</summary>
    public IEnumerable<(string Id, int On, int Last, int Until, bool Runs)> Seekings =>
        _story.Seekings.Select(s => (s.Id, s.On, Math.Min(s.Ended ?? s.Until, s.Until), s.Until, s.Ended is null && !(Heard > s.On)));

    /// <summary>Day of the term of a child born early, of its birth else.</summary>
    public int CorrectedFrom(Baby baby) => _story.Term is { } term && term - baby.On > 280 - 259 ? term : baby.On;

    public bool IsVeryPreterm(Baby baby) => baby.Grams < 1500 || (_story.Term is { } term && 280 - (term - baby.On) < 32 * 7);

    private void Reach()
    {
        var reached = _story.Contacts.Where(c => c.Reached).ToArray();
        FirstContact = reached.Length > 0 ? reached[0].On : null;
        Heard = reached.Select(c => c.On).Concat(_story.Meetings).Concat(_story.Screenings.Select(s => s.On)).Select(day => (int?)day).Max();
        Since = Math.Max(Heard ?? OpenedOn, _story.SilentFrom ?? 0);
        // Of one day only what was noted after the family was reached on it counts.
        var (missed, at) = (new List<int>(), _story.Contacts.FindLastIndex(c => c.Reached && c.On == Since));
        for (var i = 0; i < _story.Contacts.Count; i++)
        {
            if (_story.Contacts[i] is { Reached: false } tried && (tried.On > Since || (tried.On == Since && i > at)))
            {
                missed.Add(tried.On);
            }
        }

        missed.Sort();
        Missed = [.. missed];
    }

    private void Watch(SafetyAsked safety)
    {
        var asked = Almanac.DayOf(safety.At);
        SafetyChecked = _story.Answers.Where(a => a is { Code: "S01", IsDone: true, On: not null }).Select(a => a.On!.Value).Append(asked).Max();
        SafetyShaken = Babies.Where(baby => baby.On > asked).Select(baby => (int?)baby.On).Max();
        SafetyChanged = [.. _story.Factors.Where(f => f.Day > asked)];
    }

    private int? Lost(int child) => _story.Births.ContainsKey(child) ? null
        : _story.Life.Where(h => LossKinds.Contains(h.Kind) && (h.Who is null || h.Who == child)).Select(h => (int?)h.On).Max();

    private int? Discharged(int who)
    {
        var left = _story.Life.Where(h => h.Kind == "discharge" && (h.Who is null || h.Who == who)).Select(h => (int?)h.On).Max();
        return Last("ward", who) > left ? null : left;
    }

    private int? Last(string kind, int who) => _story.Life.Where(h => h.Kind == kind && h.Who == who).Select(h => (int?)h.On).Max();

    private int[] Days(Func<Happened, bool> which) => [.. _story.Life.Where(which).Select(h => h.On).Distinct().Order()];
}
