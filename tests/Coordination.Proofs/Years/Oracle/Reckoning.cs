namespace Coordination.Proofs.Years.Oracle;

/// <summary>One thing that is owed, as this calculation has it.</summary>
/// <param name="Owner"><c>first</c>, <c>second</c> or <c>lead</c>.</param>
internal sealed record Planned(string Code, string Occurrence, Times Times, int Urgency, string Owner, bool Listed, (string Name, long At, string Tell)[] Pending)
{
    public string Name { get; } = Occurrence.Split('@')[0];

    public string Key => $"{Code}/{Occurrence}";

    /// <summary>Public holidays have moved its due day.</summary>
    public bool Moved { get; init; }
}

/// <summary>What a family is owed, by its story and the plan's file alone.</summary>
internal sealed class Reckoning(Sheet sheet)
{
    private Planned[]? _owed;
    private Stand _stand = null!;
    private Answer[] _said = [];
    private Answer[] _decided = [];

    public Story Story { get; } = new();

    private HashSet<string> Fired { get; } = [];

    /// <summary>A step has spoken up.</summary>
    public void Fire(string step)
    {
        Fired.Add(step);
        _owed = null;
    }

    public void Tell(Fact fact)
    {
        _owed = null;
        if (fact is TermMoved)
        {
            Keep(fact.At);
        }

        Story.Tell(fact);
    }

    public Planned[] Owed() => _owed ??= Reckon();

    private Planned[] Reckon()
    {
        if (!Story.Open)
        {
            return [];
        }

        _stand = new Stand(Story);
        _decided = [.. Story.Answers.Where(a => a.Code == "L01" && a.IsDone)];
        _said = [.. Story.Answers, .. Records.Of(Story, _stand, sheet)];
        var steps = sheet.Rows.Where(row => row.From <= _stand.Level).SelectMany(row => StartsOf(row).SelectMany(start => Starts.EachOf(row, start)).Select(start => One(row, start))).OfType<Planned>().ToList();
        var flags = Story.Flags.SelectMany(Flag).ToArray();
        return flags.Length == 0 ? [.. steps, .. Looks(steps)] : [.. flags, .. steps];
    }

    /// <summary>What must be answered before the case may be closed.</summary>
    public Planned[] AtClosing(long now) => [.. Owed().Where(step => step.Listed && step.Code is not ("review" or "review-quiet") && (step.Times.Opens <= now || step.Code == "F10"))];

    // What a record ended by the old date stays ended by the new one.
    private void Keep(long at)
    {
        var said = Records.Of(Story, new Stand(Story), sheet).ToArray();
        foreach (var proof in said.Where(a => Array.Exists(sheet.Rows, row => row.Code == a.Code && row.Anchor == "gestation") && !Story.Answers.Exists(known => known.Code == a.Code && known.Ends)))
        {
            Story.Put(proof with { At = at });
        }
    }

    private IEnumerable<Start> StartsOf(Row row) => row.Anchor switch
    {
        "step" => Starts.Once(_said.Where(a => a.Code == row.After && a.IsDone).Select(a => a.On).Max()),
        "lastContact" => Silence(row) is { } silence ? [silence] : [],
        _ => Starts.Of(row, Story, _stand),
    };

    private Start? Silence(Row row)
    {
        var lost = row.Lost!;
        if (Story.Carried && _stand.Level < lost.CarriedFrom)
        {
            return null;
        }

        var (since, missed) = (_stand.Since, _stand.Missed);
        var again = _stand.Seekings.Select(s => s.Last).Concat(_decided.Select(a => Almanac.DayOf(a.At))).Append(-1).Max();
        if (again >= since)
        {
            (since, missed) = (again, [.. missed.Where(day => day > again)]);
        }

        var silent = Spans.Day(_stand.Level == 3 ? lost.Intensive : lost.After, since);
        var day = missed.Length >= lost.Missed ? Math.Min(missed[lost.Missed - 1], silent) : silent;
        var times = _decided.Count(a => Almanac.DayOf(a.At) == since) + Story.Seekings.Count(s => s.On == since);
        var name = since == _stand.OpenedOn ? "1" : Almanac.Text(since);
        return new(times == 0 ? name : $"{name}.{times}", Almanac.Midnight(day));
    }

    private Planned? One(Row row, Start start)
    {
        if (Array.Exists(_said, a => a.Code == row.Code && a.Name == start.Name && a.Ends))
        {
            return null;
        }

        var span = SpanOf(row);
        var times = TimesOf(row, span, start);
        if (times.Closes < Story.OpenedAt || (row.AsksAgain && !(_stand.Agreed < Almanac.DayOf(times.Opens))))
        {
            return null;
        }

        var moved = Waited(row, times, PutOff(row.Code, start.Name));
        var again = moved ?? (Story.TermWasMoved && row.Anchor is "gestation" or "dueDate" ? Story.Term : row.Anchor == "discharge" ? Almanac.DayOf(start.At) : null);
        var name = again is { } day ? $"{start.Name}@{Almanac.Text(day)}" : start.Name;
        var planned = moved is { } to ? Speaking.Of(row, name, start.At, To(to, times), Fired, By()).Later(Almanac.DayOf(times.Due)) : Speaking.Of(row, name, start.At, times, Fired, By());
        return planned with { Moved = moved is null && Spans.MovedByHoliday(row, span.Due, start.At) };
    }

    private (int Level, bool FlagOpen) By() => (_stand.Level, Story.Flags.Count > 0);

    private int? PutOff(string code, string name) => Story.Answers.Where(a => a.Code == code && a.Name == name && !a.Ends).MaxBy(a => a.At)?.On;

    private Span SpanOf(Row row) => Story.Children > 1 && Story.Term is not null && row.EarlyBirth is { } early ? early : _stand.Level == 3 && row.Intensive is { } intensive ? intensive : row.Window;

    private Times TimesOf(Row row, Span span, Start start)
    {
        var times = Spans.Of(row, span, start.At);
        if (row.OpenFrom is { } from && Starts.Other(from, _stand, start.Of) is { } opening)
        {
            times = times with { Opens = Spans.Opens(span.Open, opening) };
        }

        if (row.CloseFrom is { } until)
        {
            times = times with { Closes = Starts.Other(until, _stand, start.Of) is { } closing ? Spans.Closes(span.Close!, closing) : null };
        }

        return row.LateEntry is { } late && Story.OpenedAt > times.Due ? To(Spans.Day(late, _stand.OpenedOn), times) : times;
    }

    private static Times To(int day, Times times) =>
        new(Math.Min(times.Opens, Almanac.Nine(day)), Almanac.Nine(day), times.Closes is { } closes ? Math.Max(closes, Almanac.LastSecond(day)) : null);

    private int? Waited(Row row, Times times, int? moved)
    {
        if (row.Pausable)
        {
            var day = moved ?? Almanac.DayOf(times.Due);
            foreach (var pause in Story.Pauses.Where(p => p.From < p.Until).OrderBy(p => p.From))
            {
                if (pause.From <= day && day < pause.Until)
                {
                    moved = day = row.DayOff == "stay" ? pause.Until : Spans.Worked(row with { DayOff = "after" }, pause.Until);
                }
            }
        }

        return moved;
    }

    private IEnumerable<Planned> Flag((string Id, string Code, long At, bool Seen) flag)
    {
        string[] verbs = flag.Seen ? ["assess"] : ["acknowledge", "assess"];
        return verbs.Select(verb => sheet[$"RF-{flag.Code}-{verb}"]).Select(row => Speaking.Of(row, flag.Id, flag.At, Spans.Of(row, row.Window, flag.At), Fired, By()));
    }

    // Where nothing else is listed, or nothing for half a year, somebody looks at the case.
    private IEnumerable<Planned> Looks(List<Planned> steps)
    {
        var next = steps.Where(step => step.Listed && sheet[step.Code].Lost is null).Select(step => (long?)step.Times.Due).Min();
        return next is null ? [Look("review")] : Look("review-quiet") is var quiet && next > quiet.Times.Due ? [quiet] : [];
    }

    private Planned Look(string code)
    {
        var (row, ended) = (sheet[code], _said.Where(a => a.Ends).Select(a => a.On ?? Almanac.DayOf(a.At)).DefaultIfEmpty(0).Max());
        var last = Math.Max(ended, _stand.LastEvent);
        var (from, to) = (Almanac.Midnight(last), PutOff(code, "1") is { } day && day > last ? day : (int?)null);
        var times = Spans.Of(row, row.Window, from);
        var planned = Speaking.Of(row, $"1@{Almanac.Text(to ?? last)}", from, times, Fired, By());
        return to is not { } moved ? planned
            : (planned with { Times = times with { Due = Almanac.Nine(moved) }, Pending = [.. planned.Pending.Select(step => step.Name == "due" ? step with { At = Almanac.Nine(moved) } : step)] }).Later(Almanac.DayOf(times.Due));
    }
}
