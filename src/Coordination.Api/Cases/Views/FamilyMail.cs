using Coordination.Api.EventStore;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>Whether an address that somebody typed is one of the family's.</summary>
internal static class FamilyMail
{
    /// <summary>The person of the case at hand whose address it is, or null.</summary>
    public static async Task<Person?> PersonOfAsync(Work work, string? mail, CancellationToken ct)
    {
        var persons = work.Case.State.Persons.Where(p => p.Mail is not null).ToArray();
        if (string.IsNullOrWhiteSpace(mail) || persons.Length == 0)
        {
            return null;
        }

        await work.KeysAsync(persons.Select(p => p.Mail), ct);
        return Array.Find(persons, p => Same(work.Keys.Open(p.Mail, p.Id, work.Case.Id, PersonFields.Mail), mail));
    }

    private static bool Same(string? one, string other) => one is not null && string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
