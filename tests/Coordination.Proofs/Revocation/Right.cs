using Coordination.Api.Demo;

namespace Coordination.Proofs.Revocation;

/// <summary>A right that somebody has, every way it opens, and the one act that takes it away.</summary>
/// <param name="Name">What kind of right.</param>
/// <param name="Reader">Whose it is; she does nothing but read while it lasts.</param>
/// <param name="Ways">What it opens.</param>
/// <param name="End">The act that ends it.</param>
/// <param name="Stream">Where that act is written.</param>
/// <param name="Event">As what.</param>
internal sealed record Right(string Name, Persona Reader, IReadOnlyList<Way> Ways, Deed End, Guid Stream, string Event);

/// <summary>Something that somebody does.</summary>
/// <param name="By">Who.</param>
/// <param name="Path">Where.</param>
/// <param name="Body">With what.</param>
/// <param name="Replaces">It replaces what somebody decided, whatever that is by now.</param>
internal sealed record Deed(Persona By, string Path, object Body, bool Replaces = false);

/// <summary>One read as its reader met it.</summary>
/// <param name="From">When it was sent.</param>
/// <param name="To">When it was answered in whole.</param>
/// <param name="Status">HTTP status; 0 when no answer came.</param>
/// <param name="Shows">The answer shows something of the case.</param>
internal sealed record Read(long From, long To, int Status, bool Shows)
{
    public bool Served => Status is >= 200 and < 300;
}
