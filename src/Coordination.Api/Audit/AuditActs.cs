using Coordination.Domain.Access;

namespace Coordination.Api.Audit;

/// <summary>What an act is to those who read audit logs of many products: the interactions of FHIR that Basic Audit Log Patterns (IHE) has a pattern for.</summary>
internal enum ActKind
{
    /// <summary>None of them: an act of the installation.</summary>
    Operation,
    Create,
    Read,
    Update,
    Delete,
    Query,
}

/// <summary>The kind of every act of the log.</summary>
internal static class AuditActs
{
    private static readonly HashSet<string> Queries = Named(AccessAction.Search, AccessAction.List, AccessAction.ReadWorklist);

    private static readonly HashSet<string> Creations = Named(
        AccessAction.RaiseAlert, AccessAction.PostAlert, AccessAction.OpenCase, AccessAction.WriteEntry, AccessAction.RecordConsent, AccessAction.AskHandover,
        AccessAction.PlanConcertation, AccessAction.DiscloseInEmergency, AccessAction.DeclareCover, AccessAction.ComposeReminder, AccessAction.SendToFamily,
        AccessAction.BreakGlass, AccessAction.AskContact, AccessAction.AskRight, AccessAction.ProposeErasure);

    private static readonly HashSet<string> Known = Named([.. Enum.GetValues<AccessAction>().Where(act => act != AccessAction.None)]);

    private static readonly HashSet<string> Erasures = new(["DecideErasure", "ProveErasure"], StringComparer.Ordinal);

    /// <param name="act">Word of the entry.</param>
    /// <param name="aimed">Whether it was about one thing: to read none in particular is to query.</param>
    public static ActKind KindOf(string act, bool aimed) =>
        Queries.Contains(act) ? ActKind.Query
        : Creations.Contains(act) ? ActKind.Create
        : Erasures.Contains(act) ? ActKind.Delete
        : !Known.Contains(act) ? ActKind.Operation
        : !IsRead(act) ? ActKind.Update
        : aimed || act == nameof(AccessAction.ReadOwnAccount) ? ActKind.Read
        : ActKind.Query;

    private static bool IsRead(string act) => act.StartsWith("Read", StringComparison.Ordinal) || act is nameof(AccessAction.VerifyLog) or nameof(AccessAction.OpenPage);

    private static HashSet<string> Named(params ReadOnlySpan<AccessAction> acts)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var act in acts)
        {
            names.Add(act.ToString());
        }

        return names;
    }
}
