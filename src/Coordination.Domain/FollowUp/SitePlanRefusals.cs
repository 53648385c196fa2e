namespace Coordination.Domain.FollowUp;

/// <summary>Every expected "no" to a site's plan.</summary>
public static class SitePlanRefusals
{
    /// <summary>An edition of the site's plan was made since the one that was read.</summary>
    public static Refusal Changed { get; } = Refusal.Conflict("site-plan-changed", "The plan of this site was changed since the edition that was read: read it again.", "edition");

    /// <summary>A row stands in the edition twice.</summary>
    public static Refusal Twice { get; } = Refusal.Meaning("site-plan-row-twice", "A row stands in an edition once.", "code");

    /// <summary>Not a row of the follow-up plan that a site may change.</summary>
    public static Refusal Fixed { get; } = Refusal.Meaning("site-plan-row-fixed", "This is no row of the plan that a site may change: the plan of the site lists those that it may.", "code");

    /// <summary>A distance that the anchor of the row cannot count.</summary>
    public static Refusal Uncountable { get; } = Refusal.Meaning(
        "site-plan-distance-impossible", "Distances are days (+14d), working days (+5wd), months (+3m) or, in a row of the pregnancy, weeks (28w0d), at most 1300 days away.", "window");

    /// <summary>Open, due and close in another order.</summary>
    public static Refusal Disordered { get; } = Refusal.Meaning("site-plan-order-impossible", "A step opens, then is due, then closes.", "window");

    /// <summary>A row that closes would never be missed.</summary>
    public static Refusal Endless { get; } = Refusal.Meaning("site-plan-close-missing", "This row closes: without a day for it nobody would be told that the step was missed.", "window.close");

    /// <summary>A due day in another unit than the escalations that follow it.</summary>
    public static Refusal OtherUnit { get; } = Refusal.Meaning(
        "site-plan-unit-other", "The escalations of this row follow its due day: it is counted in the unit of the plan in force, for every care intensity alike.", "window.due");

    /// <summary>Nobody does it, or a person that only a decision can name.</summary>
    public static Refusal Owners { get; } = Refusal.Meaning("site-plan-owner-impossible", "A row is done by a role; a named person is none.", "owners");

    /// <summary>A care intensity outside 1–3.</summary>
    public static Refusal Intensity { get; } = Refusal.Meaning("site-plan-intensity-impossible", "A care intensity is 1, 2 or 3.", "from");

    /// <summary>A row that no family may be without.</summary>
    public static Refusal Kept { get; } = Refusal.Meaning(
        "site-plan-row-kept", "This row is kept for every family: it stays planned, in the list, and the coordination's. Its days may change.", "code");
}
