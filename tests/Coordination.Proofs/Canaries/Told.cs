namespace Coordination.Proofs.Canaries;

/// <summary>What was said of somebody, and the doors that could show it.</summary>
/// <param name="Numbers">Of the words.</param>
/// <param name="SoughtBy">What is sought by: name, telephone and national number.</param>
/// <param name="Found">What a search for those finds.</param>
/// <param name="Doors">Where it is read.</param>
internal sealed record Told(IReadOnlySet<int> Numbers, IReadOnlyList<string> SoughtBy, Guid Found, IReadOnlyList<string> Doors);
