using Coordination.Domain;
using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>How a step that is owed is answered: by its record, a tick, a later day, or a reason why not.</summary>
internal sealed class Answers(Life life, Action close)
{
    private static readonly string[] MoodRows = ["F16", "F17", "F19", "F22"];

    private Dice Dice => life.Dice;
    private Acts Acts => life.Acts;
    private Story Story => life.Family.Story;
    private int Today => life.Today;

    public void To(Obligation row)
    {
        if (!life.Family.Owed.Any(owed => owed.Id == row.Id))
        {
            return;
        }

        if (row.Code.StartsWith("RF-", StringComparison.Ordinal))
        {
            Acts.See(row.Occurrence, row.Code.EndsWith("assess", StringComparison.Ordinal));
        }
        else if (!ByRecord(row))
        {
            ByWord(row);
        }
    }

    private bool ByRecord(Obligation row)
    {
        switch (row.Code)
        {
            case "F02": Acts.Contact(Today, reached: true); return true;
            case "F03": Acts.Consent(refused: false); Acts.AskSafety(alone: true, Story.Safety?.Restricted ?? false); return true;
            case "S01" or "S01-birth" or "S01-change": Acts.AskSafety(alone: true, restricted: true); return true;
            case "C01" or "C01-birth" or "C01-second-birthday" when Dice.Chance(0.8): Acts.Consent(refused: Dice.Chance(0.03)); return true;
            case "F04" when Dice.Chance(0.7): Acts.Screen("BIB", Fact.Mother, Today); return true;
            case "F05" or "F06" when Dice.Chance(0.7): Screens(); return true;
            case "F10": Acts.Screen(Dice.One("EPDS", "EPDS", "WHOOLEY"), Fact.Mother, Today, Dice.Chance(0.2)); return true;
            case "F20" or "F23" when Dice.Chance(0.5): return Look(row);
            case "recontact": EndSeeking(row); return true;
            case "L01" when Dice.Chance(0.35) && Story.Seekings.TrueForAll(s => s.Ended is not null || s.Until < Today): return Seek();
            case "support-ends" when Dice.Chance(0.6): Succeed(row); return true;
            case "F27" when Dice.Chance(0.8): close(); return true;
            default: return MoodRows.Contains(row.Code) && Dice.Chance(0.6) && Mood();
        }
    }

    private bool Mood()
    {
        Acts.Screen("EPDS", Fact.Mother, Today - (Dice.Chance(0.1) ? Dice.Between(1, 4) : 0), Dice.Chance(0.15), Dice.Chance(0.03));
        return true;
    }

    private void Screens()
    {
        var high = Dice.Chance(0.2);
        Acts.Screen("WHOOLEY", Fact.Mother, Today, high);
        Acts.Screen("GAD2", Fact.Mother, Today, Dice.Chance(0.2));
        if (high)
        {
            Acts.Screen("EPDS", Fact.Mother, Today, Dice.Chance(0.5), Dice.Chance(0.05));
        }
    }

    private bool Look(Obligation row)
    {
        var babies = new Stand(Story).Babies;
        Acts.Screen("MADBB", babies[row.Occurrence[0] - '1'].Index, Today);
        return true;
    }

    private bool Seek()
    {
        if (new Stand(Story).Seekings.Any(s => s.Runs))
        {
            return false;
        }

        Acts.Seek(Today + Dice.Between(0, 92));
        return true;
    }

    private void EndSeeking(Obligation row)
    {
        if (Today >= Almanac.DayOf(row.DueAt.ToUnixTimeMilliseconds()) || Dice.Chance(0.3))
        {
            Acts.EndSeeking(row.Occurrence.Split('.')[1].Split('@')[0]);
        }
    }

    private void Succeed(Obligation row)
    {
        var handover = row.Occurrence.Split('.')[1].Split('@')[0];
        var end = Story.SupportEnds.Find(known => known.Handover == handover);
        if (end.Until >= Today)
        {
            Acts.Foresee(handover, end.Until, followed: true);
        }
    }

    private void ByWord(Obligation row)
    {
        var word = Dice.Between(1, 100);
        if (word <= 76 || row.Code is "review" or "review-quiet" && word <= 90)
        {
            Acts.Answer(row.Code, row.Occurrence, Today - (Dice.Chance(0.1) ? Dice.Between(1, 3) : 0), elsewhere: !row.Listed || Dice.Chance(0.1));
        }
        else if (word <= 84 || Story.Answers.Exists(a => a.Code == row.Code && a.Name == row.Occurrence.Split('@')[0]))
        {
            Acts.SetAside(row.Code, row.Occurrence);
        }
        else if (word <= 94)
        {
            Acts.Move(row.Code, row.Occurrence, Today + Dice.Between(1, 60));
        }
    }
}
