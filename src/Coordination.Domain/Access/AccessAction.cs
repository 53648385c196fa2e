namespace Coordination.Domain.Access;

/// <summary>What somebody wants to do. Each command and query names exactly one; new ones join at the end of their group.</summary>
public enum AccessAction : byte
{
    /// <summary>Not stated: always denied.</summary>
    None,

    /// <summary>Case head, plan, care team, handovers, concertations, timeline frame (now or as of an earlier instant).</summary>
    ReadCase,

    /// <summary>One entry, screening, factor or other content, at its own level.</summary>
    ReadEntry,

    /// <summary>Telephone number, address or mail of a family member (A81).</summary>
    ReadContactDetail,

    /// <summary>Address kept hidden for safety (A58).</summary>
    ReadHiddenAddress,

    /// <summary>Red flags and birth plan for a treating professional (A82).</summary>
    ReadBirthSheet,

    /// <summary>Alerts nobody took yet, of one site (A07).</summary>
    ReadTriage,

    /// <summary>What became of an alert one raised or posted (A13, A17).</summary>
    ReadAlertStatus,

    /// <summary>The request a relay was sent, minimal set (A28).</summary>
    ReadOwnRequest,

    /// <summary>Agenda and prepared summary of a concertation (A36).</summary>
    ReadInvitation,

    ReadDirectory,

    /// <summary>A relay's own service record.</summary>
    ReadOwnRelay,

    /// <summary>What I owe, and when. Each row is decided by itself (A65).</summary>
    ReadWorklist,

    /// <summary>Search, autocomplete. Each hit is decided by itself (A65).</summary>
    Search,

    /// <summary>Any other list, export or notification of several things (A65).</summary>
    List,

    /// <summary>Counts: of the own service (A79), of the network (A63), a relay's own requests and refusals (A86).</summary>
    ReadCounts,
    ReadNetworkCounts,
    ReadOwnCounts,

    /// <summary>Record of one broken glass: metadata.</summary>
    ReadGlassRecord,

    /// <summary>Who saw my file (A54).</summary>
    ReadAccessJournal,

    /// <summary>What is kept about oneself (A49).</summary>
    ReadOwnFile,

    /// <summary>State of a request by which a person makes use of a right; the copy of what is kept about her, as it is prepared and as it was released.</summary>
    ReadPersonsRequest,
    ReadPersonsCopy,

    /// <summary>State of an erasure that was proposed (A92).</summary>
    ReadErasure,

    /// <summary>What was decided when danger to a child was suspected: its author, whom she consulted and its reviewer alone (A40, A98).</summary>
    ReadProtection,

    /// <summary>Hash chain and metadata of the log.</summary>
    VerifyLog,

    /// <summary>One's own account: roles, absences, language, and how one is reached (A89).</summary>
    ReadOwnAccount,

    /// <summary>A penal case consultation that one set up or is invited to (A94).</summary>
    ReadConsultation,

    /// <summary>An access that was drawn to be reviewed: metadata; and how many were, and what was found (A39, A43).</summary>
    ReadSample,
    ReadSampleCounts,

    /// <summary>A page of the family's door without content (A56).</summary>
    OpenPage,

    /// <summary>An alert by account, by link, or by telephone noted by a coordinator (A83).</summary>
    RaiseAlert,

    /// <summary>An alert posted by a hospital record (A16, A19).</summary>
    PostAlert,

    /// <summary>Qualify an alert: into a case, informed only, duplicate, not founded.</summary>
    TakeAlert,

    OpenCase,

    /// <summary>An entry, or a red flag that one states: what a relay that accepted may write too (A71, A26).</summary>
    WriteEntry,

    /// <summary>Amend an entry, its level included; both versions are kept (A27).</summary>
    AmendEntry,

    /// <summary>Contact, factor, screening, plan step, reminder, red flag answered, mandate, persons and how they are reached, pregnancy, birth: the coordinator's acts (A71).</summary>
    KeepFile,

    RecordConsent,
    AskHandover,

    /// <summary>A relay's answer told to the coordinator, the joint first meeting.</summary>
    RecordAnswer,

    /// <summary>Withdraw a handover or let it lapse.</summary>
    WithdrawHandover,

    PlanConcertation,
    HoldConcertation,
    CloseCase,
    ReopenCase,

    /// <summary>Change the heads of a case, or who is let in: her heads and her site's lead alone, never somebody who was let in or covers.</summary>
    Reassign,

    /// <summary>A person's own earlier case, or two cases of one family (A69); unseal N4 or merge cases (A41, A42).</summary>
    LinkCases,
    UnsealOrMerge,

    /// <summary>Tell somebody outside without consent, in an emergency (A85).</summary>
    DiscloseInEmergency,

    /// <summary>Accept, refuse, waiting list, date or question on one's own request (A73).</summary>
    AnswerOwnRequest,

    /// <summary>Confirm contact, give news, end one's own handover (A74).</summary>
    ConfirmContact,

    /// <summary>Answer or delegate one's own invitation (A75).</summary>
    AnswerInvitation,

    /// <summary>A relay writes its own record and capacity (A78).</summary>
    WriteOwnRelay,

    /// <summary>Add or correct a service's record, note a capacity heard (A88).</summary>
    KeepDirectory,

    /// <summary>Declare an absence with its cover; accounts, roles, machine clients and settings of a site.</summary>
    DeclareCover,
    ManageAccounts,

    /// <summary>How one is reached and spoken to (A89).</summary>
    KeepOwnAccount,

    FireStep,

    /// <summary>Bring the rows of what is owed back to what the events say.</summary>
    ReconcileOwed,

    /// <summary>A message to staff or a relay: number and telephone only.</summary>
    ComposeReminder,

    /// <summary>Letter, text message or mail to a family member (A57).</summary>
    SendToFamily,

    BreakGlass,

    /// <summary>Who broke the glass writes why it was needed (A90); somebody else reviews it (A43).</summary>
    ExplainGlass,
    ReviewGlass,

    /// <summary>A parent withdraws consent or excludes somebody (A55).</summary>
    LimitSharing,

    /// <summary>A parent answers a link sent to a safe channel, or asks for contact (A80).</summary>
    AskContact,

    /// <summary>A person makes use of a right, or somebody notes it (A71, A84, A91); it is extended, prepared, answered or refused (A84).</summary>
    AskRight,
    KeepPersonsRequest,

    /// <summary>Propose that a person be erased, or agree to what somebody else proposed (A92).</summary>
    ProposeErasure,
    AgreeErasure,

    /// <summary>Set up a penal case consultation, apart from every case (A93), and keep its record (A95).</summary>
    PlanConsultation,
    KeepConsultation,

    /// <summary>See that a family is followed, by what one says of it exactly, and ask to be let in (A97).</summary>
    AskAccess,

    /// <summary>Answer the review of a sampled access, or say what came of it, never of one's own (A39, A43); draw from the log what is to be reviewed (A61).</summary>
    ReviewSample,
    DrawAccesses,

    /// <summary>Decide when danger to a child is suspected, and look at it again (A40, A98).</summary>
    KeepProtection,
}
