namespace Coordination.Proofs.Years.Oracle;

/// <summary>What was said about a step.</summary>
internal sealed record Answer(string Code, string Occurrence, string How, int? On, long At)
{
    public string Name { get; } = Occurrence.Split('@')[0];

    public bool Ends => How != "moved";

    public bool IsDone => How is "done" or "elsewhere";
}

/// <summary>All that is known of one family, as it was told.</summary>
internal sealed class Story
{
    public const string SelfHarm = "SELF_HARM";

    public bool Open { get; private set; }
    public long OpenedAt { get; private set; }
    public int? Level { get; private set; }
    public int? Term { get; private set; }
    public bool TermWasMoved { get; private set; }
    public int Children { get; private set; }
    public Dictionary<int, (int On, int? Grams)> Births { get; } = [];
    public List<Happened> Life { get; } = [];
    public List<Contacted> Contacts { get; } = [];
    public List<int> Meetings { get; } = [];
    public List<ScreenTaken> Screenings { get; } = [];
    public List<(string Id, string Code, long At, bool Seen)> Flags { get; } = [];
    public List<(string Id, int From, int Until)> Pauses { get; } = [];
    public List<(string Id, int Day, bool Refused, bool Back)> Consents { get; } = [];
    public SafetyAsked? Safety { get; private set; }
    public List<(string Code, int Day)> Factors { get; } = [];
    public bool Carried { get; private set; }
    public int? SilentFrom { get; private set; }
    public List<(string Id, int On, int Until, int? Ended)> Seekings { get; } = [];
    public List<(string Handover, int Until, bool Followed)> SupportEnds { get; } = [];
    public List<Answer> Answers { get; } = [];

    public void Tell(Fact fact)
    {
        switch (fact)
        {
            case Opened f: Begin(f); break;
            case Ended: Open = false; break;
            case BegunAgain f: (Open, SilentFrom) = (true, Almanac.DayOf(f.At)); break;
            case LevelDecided f: Level = f.Level; break;
            case TermMoved f: (Term, TermWasMoved) = (f.Term, true); break;
            case Born f: Births[f.Child] = (f.On, f.Grams); break;
            case Happened f: Life.Add(f); break;
            case TakenBack f: Life.RemoveAll(happened => happened.Id == f.Id); break;
            case Contacted f: Contacts.Add(f); break;
            case MetByRelay f: Meetings.Add(f.On); break;
            case NeedsCarried f: Carry(f); break;
            case StepAnswered f: Put(new Answer(f.Code, f.Occurrence, f.How, f.On, f.At)); break;
            default: Further(fact); break;
        }
    }

    private void Further(Fact fact)
    {
        switch (fact)
        {
            case PauseAgreed f: Pauses.Add((f.Id, f.From, f.Until)); break;
            case PauseCut f: Change(Pauses, p => p.Id == f.Id, p => p with { Until = f.On }); break;
            case ConsentAsked f: Consents.Add((f.Id, Almanac.DayOf(f.At), f.Refused, false)); break;
            case ConsentTakenBack f: Change(Consents, c => c.Id == f.Id, c => c with { Back = true }); break;
            case SafetyAsked f: Safety = f; break;
            case FactorFound f: Found(f); break;
            case ScreenTaken f: Screen(f); break;
            case FlagSeen { Assessed: true } f: Flags.RemoveAll(flag => flag.Id == f.Id); break;
            case FlagSeen f: Change(Flags, flag => flag.Id == f.Id, flag => flag with { Seen = true }); break;
            case SoughtAgain f: Seekings.Add((f.Id, Almanac.DayOf(f.At), f.Until, null)); break;
            case SeekingEnded f: Change(Seekings, s => s.Id == f.Id, s => s with { Ended = Almanac.DayOf(f.At) }); break;
            case SupportEnding f: Foresee(f); break;
            default: throw new InvalidOperationException($"A fact that nobody reckons with: {fact}.");
        }
    }

    public void Put(Answer answer)
    {
        var at = Answers.FindIndex(known => known.Code == answer.Code && known.Occurrence == answer.Occurrence);
        if (at < 0)
        {
            Answers.Add(answer);
        }
        else
        {
            Answers[at] = answer;
        }
    }

    private void Begin(Opened f)
    {
        (Open, OpenedAt, Term, Children) = (true, f.At, f.Term, f.Children);
        if (f.FirstBornOn is { } on)
        {
            Births[0] = (on, null);
        }
    }

    private void Carry(NeedsCarried f)
    {
        Carried = f.All;
        if (!f.All)
        {
            SilentFrom = Almanac.DayOf(f.At);
        }
    }

    // The same factor again is what is known now.
    private void Found(FactorFound f)
    {
        Factors.RemoveAll(factor => factor.Code == f.Code);
        Factors.Add((f.Code, Almanac.DayOf(f.At)));
    }

    // One that nobody has seen yet stands for a second of its kind.
    private void Screen(ScreenTaken f)
    {
        Screenings.Add(f);
        if (f.Flag is { } flag && !Flags.Exists(known => known.Code == flag.Code && !known.Seen))
        {
            Flags.Add((flag.Id, flag.Code, f.At, false));
        }
    }

    private void Foresee(SupportEnding f)
    {
        var at = SupportEnds.FindIndex(end => end.Handover == f.Handover);
        if (f.Until is not { } until)
        {
            SupportEnds.RemoveAt(at);
        }
        else if (at < 0)
        {
            SupportEnds.Add((f.Handover, until, f.Followed));
        }
        else
        {
            SupportEnds[at] = (f.Handover, until, f.Followed);
        }
    }

    private static void Change<T>(List<T> list, Predicate<T> which, Func<T, T> change)
    {
        if (list.FindIndex(which) is var at and >= 0)
        {
            list[at] = change(list[at]);
        }
    }
}
