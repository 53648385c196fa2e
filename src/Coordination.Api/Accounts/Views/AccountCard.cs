using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;

namespace Coordination.Api.Accounts.Views;

/// <summary>An account with its names opened, for itself and for a supervisor. Of a person of a family, who works nowhere here, she reads no name and no way to reach her: that is her case's.</summary>
internal sealed record AccountCard(Guid Id, string? Name, string? Telephone, string? Mail, string Language, bool Ended)
{
    /// <summary>Roles, those that ended included.</summary>
    public required ImmutableArray<RoleCard> Roles { get; init; }

    /// <summary>Absences that run or are to come.</summary>
    public required ImmutableArray<AbsenceCard> Absences { get; init; }

    /// <summary>When one mail sums up her list; of who chose nothing the usual.</summary>
    public required DigestChoice Digest { get; init; }

    /// <summary>Her calendar is read at an address, which only she was told.</summary>
    public required bool HasCalendarAddress { get; init; }
}

internal sealed record RoleCard(Guid Id, Role Role, string? Site, string? Discipline, Guid? RelayId, DateTimeOffset From, DateTimeOffset? Until, bool Holds);

/// <param name="Cover">Accounts, or the desk, that hold the cases and the list.</param>
internal sealed record AbsenceCard(Guid Id, string Site, DateOnly From, DateOnly To, ImmutableArray<Guid> Cover);

internal static class AccountCards
{
    public static async Task<AccountCard[]> OfAsync(Work work, IReadOnlyCollection<Account> accounts, CancellationToken ct)
    {
        await work.KeysAsync(accounts.Where(a => IsNamed(work, a)).SelectMany(a => new[] { a.Name, a.Telephone, a.Mail }), ct);
        return [.. accounts.Select(account => Of(work, account))];
    }

    private static bool IsNamed(Work work, Account account) =>
        account.Id == work.Caller.Id || account.Grants.IsEmpty || account.Grants.Any(g => g.Role != Role.Parent);

    private static AccountCard Of(Work work, Account account)
    {
        var today = Domain.Time.CivilTime.DayOf(work.Now);
        var named = IsNamed(work, account);
        string? Open(Domain.Protected? text, string field) => named ? work.Keys.Open(text, account.Id, account.Id, field) : null;
        return new(
            account.Id, Open(account.Name, AccountFields.Name), Open(account.Telephone, AccountFields.Telephone), Open(account.Mail, AccountFields.Mail), account.Language, account.Ended is not null)
        {
            Roles = [.. account.Grants.Select(g => new RoleCard(g.Id, g.Role, g.Site, g.Discipline, g.Relay, g.From, g.Ended?.At ?? g.Until, account.IsLive && g.HoldsAt(work.Now)))],
            Digest = account.DigestOrUsual,
            HasCalendarAddress = account.Calendar is not null,
            Absences = [.. account.Absences.Where(a => !a.Ended && a.To >= today).Select(a => new AbsenceCard(a.Id, a.Site, a.From, a.To, a.Cover))],
        };
    }
}
