using Coordination.Domain.Access;

namespace Coordination.Domain.Accounts;

/// <summary>Who becomes an account and what it may act as. Nobody widens her own rights (rules A60, A76).</summary>
public static class AccountDecider
{
    public static Decision Create(Account state, AccountCreated wish)
    {
        if (state.Created is null)
        {
            return Decision.Of(wish);
        }

        return state switch
        {
            { Ended: not null } => AccountRefusals.Ended,
            _ when state.Service != wish.Service => AccountRefusals.OtherService,
            _ => Decision.AlreadySo,
        };
    }

    /// <summary>Gives a role.</summary>
    /// <param name="state">Account that gets it.</param>
    /// <param name="grant">The role.</param>
    /// <param name="granter">Account that gives it, <see cref="Account.None"/> for the installer.</param>
    /// <param name="siteIsLed">The site has a supervisor already.</param>
    /// <param name="stamp">Who gives it, and when.</param>
    public static Decision GiveRole(Account state, Grant grant, Account granter, bool siteIsLed, Stamp stamp)
    {
        if (Standing(state) is { } dead)
        {
            return dead;
        }

        if (GrantShape.Fault(grant) is { } fault)
        {
            return fault;
        }

        if (MayGive(state, grant, granter, siteIsLed, stamp) is { } no)
        {
            return no;
        }

        if (state.Grants.Any(g => g.SameRightAs(grant) && g.Ended is null && g.Until == grant.Until))
        {
            return Decision.AlreadySo;
        }

        return state.Grants.Any(g => g.Id == grant.Id) ? AccountRefusals.GrantIdTaken : Decision.Of(new RoleGranted(grant with { Ended = null }, stamp));
    }

    /// <summary>Ends a role: its supervisor does, or its holder gives it back.</summary>
    public static Decision EndRole(Account state, Guid grant, string reason, Account by, bool lastSupervisor, Stamp stamp)
    {
        if (Standing(state) is { } dead)
        {
            return dead;
        }

        if (state.Grants.FirstOrDefault(g => g.Id == grant) is not { } held)
        {
            return AccountRefusals.UnknownGrant;
        }

        return (stamp.By == state.Id || Supervises(by, state, held.Site, stamp)) switch
        {
            false => AccountRefusals.NotSupervisor,
            _ when held.Ended is not null => Decision.AlreadySo,
            _ when string.IsNullOrWhiteSpace(reason) => AccountRefusals.ReasonMissing,
            _ when lastSupervisor && held.Role == Role.Supervisor => AccountRefusals.LastSupervisor,
            _ => Decision.Of(new RoleEnded(grant, reason, stamp)),
        };
    }

    /// <summary>
    /// Ends the account. Whoever supervises every site it has a role in may, roles that are still to begin included; where it has none, any
    /// supervisor of the service. Others end the roles of their own site.
    /// </summary>
    public static Decision End(Account state, string reason, Account by, bool lastSupervisor, Stamp stamp)
    {
        if (state.Created is null)
        {
            return AccountRefusals.Unknown;
        }

        var sites = state.Grants.Where(g => g.Ended is null && (g.Until is null || g.Until > stamp.At)).Select(g => g.Site).DefaultIfEmpty(null);
        return sites.All(site => Supervises(by, state, site, stamp)) switch
        {
            false => AccountRefusals.NotSupervisor,
            _ when state.Ended is not null => Decision.AlreadySo,
            _ when string.IsNullOrWhiteSpace(reason) => AccountRefusals.ReasonMissing,
            _ when lastSupervisor => AccountRefusals.LastSupervisor,
            _ => Decision.Of(new AccountEnded(reason, stamp)),
        };
    }

    public static Decision ChangeTelephone(Account state, Protected? telephone, Stamp stamp) =>
        Standing(state) ?? (state.Telephone == telephone ? Decision.AlreadySo : Decision.Of(new AccountTelephoneChanged(telephone, stamp)));

    public static Decision ChangeMail(Account state, Protected? mail, Stamp stamp) =>
        Standing(state) ?? (state.Mail == mail ? Decision.AlreadySo : Decision.Of(new AccountMailChanged(mail, stamp)));

    public static Decision ChangePreferences(Account state, string language, Stamp stamp)
    {
        if (Standing(state) is { } dead)
        {
            return dead;
        }

        return language switch
        {
            not ("fr" or "nl" or "en") => AccountRefusals.LanguageUnknown,
            _ when state.Language == language => Decision.AlreadySo,
            _ => Decision.Of(new AccountPreferencesChanged(language, stamp)),
        };
    }

    /// <summary>What the account opened in an emergency goes with it. The record itself is decided on where it stands.</summary>
    public static Decision Hold(Account state, HeldGlass held, Stamp stamp) => Standing(state) is { } no ? no
        : state.Glasses.Contains(held) ? Decision.AlreadySo
        : Decision.Of(new GlassHeld(held.Glass, held.Case, held.Reason, held.Sealed, held.Until, stamp));

    private static Refusal? MayGive(Account state, Grant grant, Account granter, bool siteIsLed, Stamp stamp) => stamp.By switch
    {
        _ when stamp.By == Actors.Installer => grant.Role == Role.Supervisor && !siteIsLed ? null : AccountRefusals.OnlyFirstSupervisor,
        _ when stamp.By == state.Id => AccountRefusals.ToSelf,
        _ when Supervises(granter, state, grant.Site, stamp) => null,
        _ => AccountRefusals.NotSupervisor,
    };

    /// <summary>A role of the whole service may be given by the supervisor of any of its sites.</summary>
    internal static bool Supervises(Account by, Account of, string? site, Stamp stamp) =>
        by.Id == stamp.By && by.Id != of.Id && by.Service == of.Service
        && by.GrantsAt(stamp.At).Any(g => g.Role == Role.Supervisor && (site is null || g.Site is null || g.Site == site));

    internal static Refusal? Standing(Account state) => state switch
    {
        { Created: null } => AccountRefusals.Unknown,
        { Ended: not null } => AccountRefusals.Ended,
        _ => null,
    };
}
