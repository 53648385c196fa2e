namespace Coordination.Domain.Alerts;

/// <summary>What is told twice: two alerts that say the same, and one message that says two things.</summary>
public static partial class AlertDecider
{
    /// <summary>Notes on the first alert that another one repeats it. Of two that each were the duplicate of the other nobody would be asked about either.</summary>
    public static Decision Repeat(Alert first, Guid duplicate, Stamp stamp) => first switch
    {
        { Standing: AlertStanding.None } => AlertRefusals.UnknownDuplicate,
        { Outcome: AlertOutcome.Duplicate } => AlertRefusals.DuplicateOfDuplicate,
        _ when first.Id == duplicate => AlertRefusals.DuplicateOfItself,
        _ when first.Repeats.OrEmpty().Contains(duplicate) => Decision.AlreadySo,
        _ => Decision.Of(new AlertRepeated(duplicate, stamp)),
    };

    /// <summary>Keeps the second content of a message or form, whatever became of the alert meanwhile.</summary>
    public static Decision Differ(Alert state, Guid conflict, Protected content, Stamp stamp) =>
        state.Standing == AlertStanding.None ? AlertRefusals.Unknown
        : state.Conflicts.OrEmpty().Any(c => c.Id == conflict) || state.PastConflicts.OrEmpty().Contains(conflict) ? Decision.AlreadySo
        : Decision.Of(new AlertContentDiffered(conflict, content, stamp));

    /// <summary>A person compared both contents.</summary>
    public static Decision CloseConflict(Alert state, Guid conflict, ConflictOutcome outcome, Protected note, Stamp stamp) =>
        IsNobody(stamp) ? AlertRefusals.NeedsPersonToDecide
        : state.Conflicts.OrEmpty().FirstOrDefault(c => c.Id == conflict) switch
        {
            null => AlertRefusals.UnknownConflict,
            { Closed: not null } closed when closed.Outcome == outcome => Decision.AlreadySo,
            { Closed: not null } => AlertRefusals.ConflictAlreadyClosed,
            _ => Decision.Of(new AlertConflictClosed(conflict, outcome, note, stamp)),
        };
}
