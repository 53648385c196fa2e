namespace Coordination.Domain.Access;

/// <summary>Sets of actions that rows name together.</summary>
internal static class ActionSets
{
    internal static readonly AccessAction[] CaseReads =
        [AccessAction.ReadCase, AccessAction.ReadEntry, AccessAction.ReadContactDetail, AccessAction.ReadHiddenAddress];

    /// <summary>Reads of content, without the contact details that safe contact governs.</summary>
    internal static readonly AccessAction[] Content = [AccessAction.ReadCase, AccessAction.ReadEntry];

    internal static readonly AccessAction[] Listings = [AccessAction.ReadWorklist, AccessAction.Search, AccessAction.List];

    /// <summary>What a coordinator may still do once consent is withdrawn: close, and record a new word of the person or a right she makes use of.</summary>
    internal static readonly AccessAction[] ClosingActs = [AccessAction.CloseCase, AccessAction.WithdrawHandover, AccessAction.RecordConsent, AccessAction.AskRight];

    internal static readonly AccessAction[] CaseActs =
    [
        AccessAction.WriteEntry, AccessAction.KeepFile, AccessAction.AskHandover, AccessAction.RecordAnswer,
        AccessAction.PlanConcertation, AccessAction.HoldConcertation, AccessAction.ReopenCase, AccessAction.SendToFamily,
    ];

    /// <summary>Everything done to one case, whose existence may itself be hidden.</summary>
    internal static readonly AccessAction[] CaseBound =
    [
        .. CaseReads, .. CaseActs, .. ClosingActs, AccessAction.Reassign, AccessAction.ReadProtection, AccessAction.KeepProtection,
        AccessAction.ReadBirthSheet, AccessAction.ReadOwnRequest, AccessAction.ReadInvitation, AccessAction.ReadAlertStatus,
        AccessAction.AmendEntry, AccessAction.LinkCases, AccessAction.UnsealOrMerge, AccessAction.DiscloseInEmergency, AccessAction.AnswerOwnRequest,
        AccessAction.ConfirmContact, AccessAction.AnswerInvitation, AccessAction.LimitSharing, AccessAction.BreakGlass, AccessAction.AskAccess,
    ];

    /// <summary>Acts on the record of a broken glass, which is there for nobody else.</summary>
    internal static readonly AccessAction[] OnGlass = [AccessAction.ExplainGlass, AccessAction.ReviewGlass];

    /// <summary>Acts on a person's request or erasure, or on a sampled access, of which nobody else learns that it is there: not by a refusal either.</summary>
    internal static readonly AccessAction[] OnRights = [AccessAction.KeepPersonsRequest, AccessAction.ProposeErasure, AccessAction.AgreeErasure, AccessAction.ReviewSample];

    /// <summary>Acts on a penal case consultation, which is there for nobody else.</summary>
    internal static readonly AccessAction[] OnConsultation = [AccessAction.KeepConsultation];

    /// <summary>Acts on what one was sent oneself: whoever got it knows that it is there; so does who broke a glass.</summary>
    internal static readonly AccessAction[] OnesOwn =
    [
        AccessAction.ConfirmContact, AccessAction.AnswerOwnRequest, AccessAction.AnswerInvitation, AccessAction.LimitSharing, .. OnGlass,
    ];

    internal static bool IsRead(AccessAction action) => action <= AccessAction.OpenPage;
}
