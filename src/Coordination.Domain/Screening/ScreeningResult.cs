using System.Collections.Immutable;

namespace Coordination.Domain.Screening;

/// <summary>What an instrument gave, with the version that scored it.</summary>
/// <param name="Instrument">Code of the instrument, for example <c>EPDS</c>.</param>
/// <param name="Version">Version of the instrument's data that scored it.</param>
/// <param name="Total">Total, or null when an item is missing.</param>
/// <param name="Flags">Codes of red flags that the result raises (domain.md §2.9).</param>
public sealed record ScreeningResult(string Instrument, string Version, decimal? Total, ImmutableArray<string> Flags);
