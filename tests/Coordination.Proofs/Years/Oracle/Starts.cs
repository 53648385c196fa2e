namespace Coordination.Proofs.Years.Oracle;

/// <summary>One thing that a row is counted from.</summary>
internal sealed record Start(string Name, long At, Baby? Of = null);

/// <summary>From the anchor words of the plan to the days of a family.</summary>
internal static class Starts
{
    public static IEnumerable<Start> Of(Row row, Story story, Stand stand) => row.Anchor switch
    {
        "opened" => [new("1", story.OpenedAt)],
        "firstContact" => Once(stand.FirstContact),
        "gestation" => Once(stand.Pregnant ? story.Term - 280 : null),
        "dueDate" => Once(stand.Pregnant ? story.Term : null),
        "result" => Records.Repeats(story).Select(repeat => new Start(repeat.Id, Almanac.Midnight(repeat.On))),
        "birth" or "correctedBirth" or "discharge" or "stay" => OfBirth(row, stand),
        "safeContactChecked" => Dated(stand.SafetyChecked),
        "safeContactShaken" => Dated(stand.SafetyShaken),
        "safeContactChanged" => Dated(stand.SafetyChanged.Where(change => row.Factors.Contains(change.Code)).Select(change => (int?)change.Day).Max()),
        "consentGiven" => Dated(stand.Agreed),
        "loss" => stand.Losses.SelectMany(day => Dated(day)),
        "turn" => stand.Turns.SelectMany(day => Dated(day)),
        "pauseEnd" => story.Pauses.Where(p => p.From < p.Until).SelectMany(p => Dated(p.Until)),
        "recontact" => stand.Seekings.Where(s => s.Runs).Select(s => Item(s.Until, s.Id)),
        "supportEnd" => story.SupportEnds.Where(end => !(row.Followed && end.Followed)).Select(end => Item(end.Until, end.Handover)),
        // F05 and the silence look at what was said about steps: see Reckoning. Alerts, handovers and meetings owe their own rows.
        _ => [],
    };

    public static IEnumerable<Start> EachOf(Row row, Start start) => row.Each.Length == 0
        ? [start]
        : row.Each.Select(each => start with { Name = $"{start.Name}.{each.Name}", At = Almanac.Midnight(Spans.Day(each.By, Almanac.DayOf(start.At))) });

    /// <summary>Instant of another anchor of the same child, or of her who carried it.</summary>
    public static long? Other(string anchor, Stand stand, Baby? of) =>
        (of is null ? OfMother(anchor, stand) : OfBaby(anchor, stand, of)) is { } day ? Almanac.Midnight(day) : null;

    public static IEnumerable<Start> Once(int? day) => day is { } known ? [new("1", Almanac.Midnight(known))] : [];

    private static IEnumerable<Start> OfBirth(Row row, Stand stand) => row.Concerns switch
    {
        "child" => stand.Babies.Where(baby => !baby.Died && (!row.VeryPretermOnly || stand.IsVeryPreterm(baby))).SelectMany(baby => Of(row, stand, baby, $"{baby.Number}")),
        "baby" => stand.Youngest is { } youngest ? Of(row, stand, youngest, "1") : [],
        "mother" when stand.MotherDied => [],
        _ => Once(OfMother(row.Anchor, stand)),
    };

    private static IEnumerable<Start> Of(Row row, Stand stand, Baby baby, string name) => OfBaby(row.Anchor, stand, baby) is not { } day ? []
        : [new(row.Anchor == "stay" ? $"{name}.{Almanac.Compact(day)}" : name, Almanac.Midnight(day), baby)];

    private static int? OfMother(string anchor, Stand stand) => anchor == "discharge" ? stand.MotherDischargedOn : stand.DeliveredOn;

    private static int? OfBaby(string anchor, Stand stand, Baby baby) => anchor switch
    {
        "discharge" => baby.DischargedOn,
        "stay" => baby.DischargedOn is null ? baby.AdmittedOn ?? baby.On : null,
        "correctedBirth" => stand.CorrectedFrom(baby),
        _ => baby.On,
    };

    private static IEnumerable<Start> Dated(int? day) => day is { } known ? [new(Almanac.Compact(known), Almanac.Midnight(known))] : [];

    private static Start Item(int day, string id) => new($"{Almanac.Compact(day)}.{id}", Almanac.Midnight(day));
}
