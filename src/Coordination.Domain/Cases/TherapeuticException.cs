namespace Coordination.Domain.Cases;

/// <summary>An entry that its subject does not read for the time being.</summary>
/// <param name="Entry">What is withheld.</param>
/// <param name="Text">Why.</param>
/// <param name="ReviewOn">Last civil day on which it holds.</param>
/// <param name="Told">It is safe to tell that something is withheld.</param>
/// <param name="Asked">By whom and when.</param>
/// <param name="Agreed">The second opinion; null while it waits for one.</param>
/// <param name="Ended">When it was ended before its last day.</param>
public sealed record TherapeuticException(Guid Id, Guid Entry, Protected Text, DateOnly ReviewOn, bool Told, Stamp Asked, Stamp? Agreed = null, Stamp? Ended = null)
{
    /// <summary>Reasoned, seconded and not past its review: anything less withholds nothing.</summary>
    public bool HoldsOn(DateOnly day) => Agreed is not null && Ended is null && day <= ReviewOn;
}
