using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;

namespace Coordination.Api.Cases.Views;

/// <summary>Whether an address that somebody typed is one of the family's.</summary>
internal static class FamilyMail
{
    /// <summary>The person of the case at hand who comes to a meeting under this seat, or null: by an account of her own, or by her address.</summary>
    public static async Task<Person?> PersonOfAsync(Work work, Participant who, string? mail, CancellationToken ct) =>
        who.Kind == ParticipantKind.Account && await work.LoadAsync<Account>(who.Id, ct) is { } account
            ? account.GrantsAt(work.Now).Where(g => g.Role == Role.Parent).Select(g => work.Case.State.Find(g.Person ?? default)).FirstOrDefault(p => p is not null)
            : await PersonOfAsync(work, mail, ct);

    /// <summary>The person of the case at hand whose address it is, or null.</summary>
    public static async Task<Person?> PersonOfAsync(Work work, string? mail, CancellationToken ct)
    {
        var (file, typed) = (work.Case.State, mail?.Trim());
        var known = file.Persons.Select(p => (Person: p, Safe: file.SafeContactOf(p.Id)?.Terms?.Mail)).Where(p => p.Person.Mail is not null || p.Safe is not null).ToArray();
        if (string.IsNullOrEmpty(typed) || known.Length == 0)
        {
            return null;
        }

        await work.KeysAsync(known.SelectMany(p => new[] { p.Person.Mail, p.Safe }), ct);
        return known.FirstOrDefault(p =>
            Same(work.Keys.Open(p.Person.Mail, p.Person.Id, file.Id, PersonFields.Mail), typed) || Same(work.Keys.Open(p.Safe, p.Person.Id, file.Id, CaseFields.SafeMail), typed)).Person;
    }

    private static bool Same(string? one, string other) => one is not null && string.Equals(BoxOf(one.Trim()), BoxOf(other), StringComparison.OrdinalIgnoreCase);

    // What stands behind a plus reaches the same mailbox (RFC 5233).
    private static string BoxOf(string mail)
    {
        var (at, plus) = (mail.LastIndexOf('@'), mail.IndexOf('+', StringComparison.Ordinal));
        return plus > 0 && plus < at ? mail.Remove(plus, at - plus) : mail;
    }
}
