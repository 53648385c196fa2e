using System.Collections.Immutable;

namespace Coordination.Domain.Cases;

/// <summary>A mandate on a person of the case.</summary>
/// <param name="Authority">Code, as it came.</param>
/// <param name="DecidedBy">Whose decision it is, sealed, or null.</param>
/// <param name="Reference">Sealed, or null.</param>
/// <param name="Ended">When somebody ended it before its day, or null.</param>
public sealed record Mandate(
    Guid Id,
    string Authority,
    HelpKind Help,
    Guid Person,
    DateOnly From,
    DateOnly? Until,
    Protected? DecidedBy,
    Protected? Reference,
    Stamp Recorded,
    Stamp? Ended = null)
{
    /// <summary>Whether it runs on this day. Once ended it never does.</summary>
    public bool RunsOn(DateOnly day) => Ended is null && From <= day && (Until is null || day <= Until);
}

/// <summary>The register of mandates in the case file.</summary>
public sealed partial record CaseFile
{
    /// <summary>Mandates on persons of the case, past ones too.</summary>
    public ImmutableArray<Mandate> Mandates { get; init; } = [];

    private CaseFile WithMandate(object @event) => @event switch
    {
        MandateRecorded e => this with
        {
            Mandates = Put(Mandates.OrEmpty(), new Mandate(e.Mandate, e.Authority, e.Help, e.Person, e.From, e.Until, e.DecidedBy, e.Reference, e.Stamp), m => m.Id),
        },
        MandateEnded e => this with { Mandates = Change(Mandates.OrEmpty(), m => m.Id == e.Mandate, m => m with { Ended = m.Ended ?? e.Stamp }) },
        _ => WithCapacity(@event),
    };
}
