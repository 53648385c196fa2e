using Coordination.Api.Access;
using Coordination.Domain.Access;

namespace Coordination.Api.Accounts;

/// <summary>Accounts are their supervisor's, never one's own (rules A60, A76); how one is reached is one's own (A89).</summary>
internal static class AccountDemands
{
    public static Demand Read { get; } = new(AccessAction.ManageAccounts) { Refine = (_, question) => question with { SecondPerson = true } };

    public static Demand ReadOwn { get; } = new(AccessAction.ReadOwnAccount) { Refine = (_, question) => question with { Own = true } };

    public static Demand KeepOwn { get; } = new(AccessAction.KeepOwnAccount) { Refine = (_, question) => question with { Own = true } };

    /// <summary>Something done to an account, by somebody else.</summary>
    public static Demand Manage(Guid account) => new(AccessAction.ManageAccounts) { Refine = (caller, question) => question with { SecondPerson = account != caller.Id } };
}
