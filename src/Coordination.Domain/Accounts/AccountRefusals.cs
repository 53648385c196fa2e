using Coordination.Domain.Access;

namespace Coordination.Domain.Accounts;

/// <summary>Every expected "no" of accounts, roles and absences.</summary>
public static class AccountRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("account");

    public static Refusal UnknownGrant { get; } = Refusal.Missing("role of this account");

    public static Refusal UnknownAbsence { get; } = Refusal.Missing("absence of this account");

    public static Refusal Ended { get; } = Refusal.Conflict("account-ended", "The account ended; an ended login is never used again.");

    public static Refusal OtherService { get; } = Refusal.Conflict(
        "account-other-service", "This login is already an account of another coordination service.");

    public static Refusal LoginTaken { get; } = Refusal.Conflict(
        "account-login-taken", "This login is registered already, as an account or a record's client, here or in another coordination service.", "subject");

    public static Refusal KnownOtherwise { get; } = Refusal.Conflict(
        "account-known-otherwise",
        "This login is an account already, with another name, telephone or mail. Give it the role at its own address; how it is reached is its holder's to change.",
        "subject");

    public static Refusal ToSelf { get; } = new("account-role-to-self", RefusalKind.Forbidden, "Nobody gives a role to herself.");

    public static Refusal NotSupervisor { get; } = new(
        "account-not-supervisor", RefusalKind.Forbidden, "Only the supervisor of the site gives and ends its accounts and roles.");

    public static Refusal OnlyFirstSupervisor { get; } = new(
        "account-first-supervisor-only", RefusalKind.Forbidden, "The installation gives one role only: the first supervisor of a site.");

    public static Refusal LastSupervisor { get; } = Refusal.Conflict(
        "account-last-supervisor", "A site keeps a supervisor: every escalation ends with her. Give the role to somebody else first.");

    public static Refusal GrantIdTaken { get; } = Refusal.Conflict("account-grant-id-taken", "Another role of this account has this id.", "grant");

    public static Refusal SiteMissing { get; } = Refusal.Meaning("account-site-missing", "This role belongs to a site.", "site");

    public static Refusal DisciplineMissing { get; } = Refusal.Meaning(
        "account-discipline-missing", "A coordinator is a midwife or a social worker.", "discipline");

    public static Refusal RelayMissing { get; } = Refusal.Meaning("account-relay-missing", "An account of a relay names its service record.", "relay");

    public static Refusal PersonMissing { get; } = Refusal.Meaning("account-person-missing", "A parent's account is bound to one person.", "person");

    public static Refusal ProofMissing { get; } = Refusal.Meaning("account-proof-missing", "A role needs what shows that it is rightly given.", "proof");

    public static Refusal ReasonMissing { get; } = Refusal.Meaning("account-reason-missing", "A reason is needed.", "reason");

    public static Refusal EndsBeforeStart { get; } = Refusal.Meaning("account-role-ends-before-start", "A role ends after it begins.", "until");

    public static Refusal LanguageUnknown { get; } = Refusal.Meaning("account-language-unknown", "The languages are fr, nl and en.", "language");

    public static Refusal NotCoordinator { get; } = Refusal.Conflict("absence-not-coordinator", "Only a coordinator of the site is covered when away.");

    public static Refusal AbsenceEndsBeforeStart { get; } = Refusal.Meaning("absence-ends-before-start", "An absence ends on its first day or later.", "to");

    public static Refusal AbsencePast { get; } = Refusal.Meaning("absence-past", "An absence that is over needs no cover.", "to");

    public static Refusal AbsenceOverlaps { get; } = Refusal.Conflict("absence-overlaps", "Another absence from this site covers some of these days.", "from");

    public static Refusal AbsenceNotOwn { get; } = new(
        "absence-not-own", RefusalKind.Forbidden, "An absence is declared by the one who is away or by her supervisor.");

    public static Refusal NotGrantable(Role role) => Refusal.Meaning("account-role-not-grantable", $"The role {role} is not given to an account.", "role");
}
