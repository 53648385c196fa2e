namespace Coordination.Api.Audit;

/// <summary>One pass over the log in the order of its numbers: says at the first entry that does not agree what is wrong with it.</summary>
internal sealed class LogReading(IReadOnlyList<Checkpoint> checkpoints, TimeSpan tolerance)
{
    private readonly MerkleTree _tree = new();
    private int _next;

    public long Size => _tree.Size;

    /// <summary>Checkpoints whose root the entries give.</summary>
    public int Agreed { get; private set; }

    /// <param name="number">As stored.</param>
    /// <param name="id">Entry that has it.</param>
    /// <param name="hash">As stored.</param>
    /// <param name="entry">The entry; null where none has this id.</param>
    /// <returns>What is wrong, or null.</returns>
    public string? Next(long number, Guid id, byte[] hash, LoggedEntry? entry)
    {
        if (Signed() is { } before)
        {
            return before;
        }

        if (Wrong(number, id, hash, entry) is { } wrong)
        {
            return wrong;
        }

        _tree.Add(hash);
        return null;
    }

    /// <summary>After the last entry.</summary>
    public string? End() => Signed()
        ?? (_next < checkpoints.Count ? $"the log ends at number {Size - 1}, but {checkpoints[_next].Size} entries were signed at {VerifyLog.Instant(checkpoints[_next].At)}" : null);

    private string? Wrong(long number, Guid id, byte[] hash, LoggedEntry? entry) =>
        number != Size ? $"number {Size} is missing: the next one is {number}, entry {id}"
        : entry is null ? $"number {number}, entry {id}, was removed"
        : !entry.HashAt(number).AsSpan().SequenceEqual(hash) ? $"number {number}, entry {id} of {VerifyLog.Instant(entry.At)}, was changed, or stood at another place"
        : OutOfTime(entry) is { } claim ? $"number {number}, entry {id}, {claim}"
        : null;

    // An entry that was put in later than it says has a number after a checkpoint of a later instant.
    private string? OutOfTime(LoggedEntry entry) =>
        _next > 0 && entry.At < checkpoints[_next - 1].At - tolerance
            ? $"says {VerifyLog.Instant(entry.At)}, but was put in after the checkpoint of {VerifyLog.Instant(checkpoints[_next - 1].At)}"
        : _next < checkpoints.Count && entry.At > checkpoints[_next].At + tolerance
            ? $"says {VerifyLog.Instant(entry.At)}, but was there at the checkpoint of {VerifyLog.Instant(checkpoints[_next].At)}"
        : null;

    private string? Signed()
    {
        for (; _next < checkpoints.Count && checkpoints[_next].Size == Size; _next++)
        {
            if (Convert.ToHexStringLower(_tree.Root()) != checkpoints[_next].Root)
            {
                var since = _next == 0 ? 0 : checkpoints[_next - 1].Size;
                return $"numbers {since} to {Size - 1} are not what was signed at {VerifyLog.Instant(checkpoints[_next].At)}: they were written anew";
            }

            Agreed++;
        }

        return null;
    }
}
