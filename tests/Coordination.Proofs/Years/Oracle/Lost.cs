namespace Coordination.Proofs.Years.Oracle;

/// <summary>Whether what a step is counted from is over, by the family's story alone.</summary>
internal static class Lost
{
    public static bool IsOver(Sheet sheet, Story story, string code, string occurrence)
    {
        if (!story.Open)
        {
            return true;
        }

        var (row, stand) = (sheet[code], new Stand(story));
        return (row.Anchor is "gestation" or "dueDate" && !stand.Pregnant)
            || (row.Concerns == "baby" && stand.Youngest is null)
            || (row.Concerns == "mother" && stand.MotherDied)
            || (row.Concerns == "child" && stand.Babies[occurrence[0] - '1'].Died);
    }
}
