using Coordination.Api.Identity;
using Coordination.Api.Vault;

namespace Coordination.Api.Access;

/// <summary>What the door knows of this request besides the command: who proved to be calling, and the conditions on the write. Scoped.</summary>
internal sealed class RequestScope
{
    public Login? Login { get; set; }

    /// <summary><c>Idempotency-Key</c>, or an alert's own message id.</summary>
    public string? Key { get; set; }

    /// <summary>The key as it came, where it is stored as a hash: rows from before keys were hashed have it so.</summary>
    public string? EarlierKey { get; set; }

    /// <summary>Keyed hash of route and body: the same key with another hash is another request.</summary>
    public BodyHash BodyHash { get; set; } = BodyHash.None;

    /// <summary>The tag in <c>If-Match</c>.</summary>
    public string? Expected { get; set; }

    /// <summary>True where a key reused with another body is itself something a person must close (alerts).</summary>
    public bool KeepConflicts { get; set; }
}
