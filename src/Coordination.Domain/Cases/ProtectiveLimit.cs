namespace Coordination.Domain.Cases;

/// <summary>Limits that protect one person of a case against another. They are set on who is protected and are never a label on the other (access rule A53).</summary>
public static class ProtectiveLimit
{
    /// <summary>Whether somebody in the case is reached only in a safe way, whom what is kept about another one could give away.</summary>
    /// <param name="file">The case.</param>
    /// <param name="about">About whom something is asked.</param>
    /// <param name="asker">Person of the case who asks; null for somebody else.</param>
    public static bool Limits(CaseFile file, Guid about, Guid? asker) => asker != about && file.SafeContacts.Any(s => s.Restricted && s.Person != asker);

    /// <summary>Whether there is anybody in the case who is reached only in a safe way.</summary>
    public static bool IsSet(CaseFile file) => file.SafeContacts.Any(s => s.Restricted);
}
