namespace Coordination.Api.EventStore;

/// <summary>
/// The highest fencing epoch this node has heard of: by its configuration, or from a server it was connected to. Every
/// transaction that writes names it, in the statement of its audit entry or of its lease, and a server of a lower one refuses: it was
/// replaced by another. A transaction runs wholly on one server, and only a person raises a server's epoch, so where in the transaction
/// it is asked makes no difference.
/// </summary>
internal sealed class Epoch(DatabaseSettings settings)
{
    /// <summary>State of the refusal, raised by <c>coordination.in_epoch</c>.</summary>
    public const string Over = "CF001";

    private long _seen = settings.Epoch;

    public long Seen => Volatile.Read(ref _seen);

    /// <summary>Notes what a server says of itself. What is wrong with it, or null.</summary>
    public string? Note(long here)
    {
        var seen = Seen;
        while (here > seen)
        {
            seen = Interlocked.CompareExchange(ref _seen, here, seen) == seen ? here : Seen;
        }

        return here < seen ? $"the server is of epoch {here} although {seen} was seen: another one has replaced it" : null;
    }
}
