namespace Coordination.Proofs.Years.Oracle;

/// <summary>Which steps the records of a family end by themselves.</summary>
internal static class Records
{
    private static readonly string[] Mood = ["EPDS", "PHQ9", "WHOOLEY", "PHQ2"];
    private static readonly string[] Anxiety = ["GAD7", "GAD2"];
    private static readonly string[] Relation = ["ADBB", "MADBB"];
    private const string Assessment = "BIB";

    /// <summary>Step, name and day of what a record shows as done, whatever the row's level.</summary>
    public static IEnumerable<Answer> Of(Story story, Stand stand, Sheet sheet)
    {
        (string Code, int? On)[] named =
        [
            ("F02", stand.FirstContact),
            ("F03", Asked(story)),
            ("F04", First(story, 0, Fact.Mother, Assessment)),
            ("F05", AfterAssessment(story)),
            ("F06", MidPregnancy(story, sheet)),
        ];
        return named.Where(step => step.On is not null).Select(step => new Answer(step.Code, "1", "done", step.On, story.OpenedAt)).Concat(OfRows(story, stand, sheet));
    }

    /// <summary>Results that ask to be measured again, and were not.</summary>
    public static IEnumerable<(string Id, int On)> Repeats(Story story)
    {
        for (var i = 0; i < story.Screenings.Count; i++)
        {
            var result = story.Screenings[i];
            if (result.Repeat && !story.Screenings.Where((later, at) => Ends(later, at, result, i)).Any())
            {
                yield return (result.Id, result.On);
            }
        }
    }

    private static bool Ends(ScreenTaken later, int at, ScreenTaken result, int of) =>
        later.Who == result.Who && (later.On > result.On || (later.On == result.On && at > of))
        && (result.Instrument is "EPDS" or "PHQ9" ? later.Instrument is "EPDS" or "PHQ9" || (later.Instrument is "WHOOLEY" or "PHQ2" && !later.Positive)
            : later.Instrument == "GAD7" || (later.Instrument == "GAD2" && !later.Positive));

    private static IEnumerable<Answer> OfRows(Story story, Stand stand, Sheet sheet)
    {
        foreach (var row in sheet.Rows.Where(row => row.Proof != "none"))
        {
            foreach (var from in Starts.Of(row, story, stand).SelectMany(start => Starts.EachOf(row, start)))
            {
                var opens = Almanac.DayOf(Spans.Opens(row.Window.Open, from.At));
                if (Proven(row.Proof, story, from, opens) is { } on)
                {
                    yield return new Answer(row.Code, from.Name, "done", on, story.OpenedAt);
                }
            }
        }
    }

    private static int? Proven(string proof, Story story, Start from, int opens) => proof switch
    {
        "mood" => First(story, opens, Fact.Mother, Mood),
        "relation" => from.Of is { } baby ? First(story, opens, baby.Index, Relation) : null,
        _ => story.Contacts.Where(c => c.Reached && c.On >= opens).Select(c => (int?)c.On).Min(),
    };

    // She was asked alone, and the question of consent was put, whatever the answer.
    private static int? Asked(Story story) =>
        story.Consents.Count == 0 || story.Safety is not { Alone: true } safety ? null : Math.Max(story.Consents[0].Day, Almanac.DayOf(safety.At));

    private static int? AfterAssessment(Story story)
    {
        var assessed = First(story, 0, Fact.Mother, Assessment) ?? story.Answers.LastOrDefault(a => a is { Code: "F04", IsDone: true })?.On;
        return assessed is { } from ? Both(First(story, from, Fact.Mother, [.. Mood, Assessment]), First(story, from, Fact.Mother, [.. Anxiety, Assessment])) : null;
    }

    private static int? MidPregnancy(Story story, Sheet sheet)
    {
        if (story.Term is not { } term)
        {
            return null;
        }

        var from = term - 280 + sheet["F06"].Window.Open.Count;
        return Both(First(story, from, Fact.Mother, Mood), First(story, from, Fact.Mother, Anxiety));
    }

    private static int? Both(int? one, int? other) => one is null || other is null ? null : Math.Max(one.Value, other.Value);

    private static int? First(Story story, int from, int who, params string[] instruments) =>
        story.Screenings.Where(s => s.On >= from && s.Who == who && instruments.Contains(s.Instrument)).Select(s => (int?)s.On).Min();
}
