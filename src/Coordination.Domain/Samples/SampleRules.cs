using System.Collections.Frozen;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;

namespace Coordination.Domain.Samples;

/// <summary>
/// Which entries of the audit log are drawn from, by whom they are reviewed, and how much of one a review is told: that a case was opened, never what in
/// it, so that who reviews learns of no seal, request or exclusion.
/// </summary>
public static class SampleRules
{
    /// <summary>Accesses that are about no site, or that the privacy officers alone may know of, are drawn from together under this name.</summary>
    public const string OfNoSite = "";

    private const string NoRule = "A00";

    // Nothing of anybody is in them, or nobody but those in it may know of it (A94), or they are this very review.
    private static readonly FrozenSet<AccessAction> Apart = FrozenSet.Create(
        AccessAction.ReadDirectory, AccessAction.ReadOwnRelay, AccessAction.ReadCounts, AccessAction.ReadNetworkCounts, AccessAction.ReadOwnCounts, AccessAction.VerifyLog,
        AccessAction.ReadOwnAccount, AccessAction.OpenPage, AccessAction.ReadConsultation, AccessAction.PlanConsultation, AccessAction.KeepConsultation,
        AccessAction.ReadSample, AccessAction.ReadSampleCounts, AccessAction.ReviewSample, AccessAction.DrawAccesses);

    // A person who looks at what is her own, and a record that asks for its own message.
    private static readonly FrozenSet<string> Own = FrozenSet.Create(
        StringComparer.Ordinal, "A17", "A49", "A50", "A51", "A52", "A53", "A54", "A55", "A56", "A80", "A91");

    private static readonly FrozenSet<AccessAction> Rights = FrozenSet.Create(
        AccessAction.ReadPersonsRequest, AccessAction.ReadPersonsCopy, AccessAction.ReadErasure, AccessAction.KeepPersonsRequest, AccessAction.ProposeErasure, AccessAction.AgreeErasure);

    private static readonly FrozenSet<AccessAction> Emergencies = FrozenSet.Create(AccessAction.ReadGlassRecord, AccessAction.ExplainGlass, AccessAction.ReviewGlass);

    private static readonly FrozenSet<AccessAction> Alerts = FrozenSet.Create(AccessAction.ReadTriage, AccessAction.ReadAlertStatus, AccessAction.TakeAlert);

    // Each of these would tell of something sealed, disclosed or excluded: it stands as the rule by which the same people open the same case.
    private static readonly FrozenDictionary<string, string> Coarse = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["A02"] = "A01",
        ["A03"] = "A01",
        ["A04"] = "A01",
        ["A12"] = "A45",
        ["A21"] = "A20",
        ["A22"] = "A20",
        ["A33"] = "A65",
        ["A40"] = "A39",
        ["A58"] = "A01",
        ["A67"] = "A65",
        ["A81"] = "A01",
        ["A98"] = "A01",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether an entry is one of those drawn from: a read, search or list, or anything that was refused.</summary>
    /// <param name="action">Word of the entry.</param>
    /// <param name="row">Rule that decided.</param>
    /// <param name="outcome">What it decided.</param>
    public static bool Counts(string action, string row, string outcome) =>
        Enum.TryParse<AccessAction>(action, out var act) && !Apart.Contains(act) && !Own.Contains(row) && (ActionSets.IsRead(act) || act == AccessAction.AskAccess || !IsGranted(outcome));

    /// <summary>What was refused, hidden, or offered by breaking a glass was not opened.</summary>
    public static bool IsGranted(string outcome) => outcome is nameof(Outcome.Allow) or nameof(Outcome.Redacted);

    /// <summary>Together with what an entry is drawn: the site it is about, or none.</summary>
    public static string StratumOf(string action, string row, string? site) =>
        KindOf(action, row, ofCase: false, aimed: false) is AccessKind.PersonsRight or AccessKind.Emergency ? OfNoSite : site ?? OfNoSite;

    /// <param name="action">Word of the entry.</param>
    /// <param name="row">Rule that decided.</param>
    /// <param name="ofCase">It was at a case.</param>
    /// <param name="aimed">It was at one thing.</param>
    public static AccessKind KindOf(string action, string row, bool ofCase, bool aimed)
    {
        var act = Enum.Parse<AccessAction>(action);
        return Rights.Contains(act) || row is "A84" or "A92" ? AccessKind.PersonsRight
            : Emergencies.Contains(act) ? AccessKind.Emergency
            : ofCase ? AccessKind.Case
            : act is AccessAction.Search or AccessAction.AskAccess ? AccessKind.Search
            : act is AccessAction.List or AccessAction.ReadWorklist ? AccessKind.List
            : !Alerts.Contains(act) ? AccessKind.Other
            : aimed ? AccessKind.Alert
            : AccessKind.List;
    }

    /// <summary>The rule that is told of an access: none where it was refused, for why it was would tell what is there.</summary>
    public static string RuleOf(string row, string outcome) => IsGranted(outcome) ? Coarse.GetValueOrDefault(row, row) : NoRule;

    /// <summary>The tie of an account, or of the relays it speaks for, to a case as it was; null for none.</summary>
    public static TieThen? TieOf(CaseFile then, Guid account, IReadOnlyCollection<Guid> relays, DateTimeOffset at) =>
        CaseRights.IsHead(then, account) ? new(RelationRole.Coordinator, null, null, null)
        : then.Relations.Where(r => (r.Holder == account || relays.Contains(r.Holder)) && r.ActiveAt(at)).MaxBy(r => r.From) is { } tie ? new(tie.Role, tie.Proof, tie.From, tie.Until)
        : null;
}
