namespace Coordination.Domain.Cases;

/// <summary>Limits that protect one person of a case against another. They are set on who is protected and are never a label on the other (access rule A53).</summary>
public static class ProtectiveLimit
{
    /// <summary>Whether somebody in the case is reached only in a safe way, whom what is kept about another one could give away.</summary>
    /// <param name="file">The case.</param>
    /// <param name="about">About whom something is asked.</param>
    /// <param name="asker">Person of the case who asks; null for somebody else.</param>
    public static bool Limits(CaseFile file, Guid about, Guid? asker) => asker != about && file.SafeContacts.Any(s => s.Restricted && s.Person != asker);

    /// <summary>
    /// Whether a copy about somebody else is given by a human and never opened by the asker's own account: wherever another parent could be protected, set or not.
    /// A copy that was there and is not any more would tell that she spoke.
    /// </summary>
    /// <param name="file">The case.</param>
    /// <param name="about">About whom the copy is.</param>
    /// <param name="asker">Person of the case who asks; null for the person herself.</param>
    public static bool NeedsHuman(CaseFile file, Guid about, Guid? asker) =>
        Limits(file, about, asker) || (asker is not null && asker != about && file.Persons.Any(p => p.Id != asker && p.Role is PersonRole.Mother or PersonRole.CoParent));

    /// <summary>Whether there is anybody in the case who is reached only in a safe way.</summary>
    public static bool IsSet(CaseFile file) => file.SafeContacts.Any(s => s.Restricted);
}
