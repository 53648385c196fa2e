using System.Collections.Immutable;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>Somebody who acts for a person of the case, or assists her.</summary>
public sealed record Acting(
    Guid Id, Guid For, Guid By, ActingKind Kind, ImmutableArray<CapacityScope> Scopes, DateOnly From, DateOnly? Until, string Proof, Protected? Reference, Stamp Recorded, Stamp? Ended = null)
{
    /// <summary>Whether its days run. Once ended they never do.</summary>
    public bool RunsOn(DateOnly day) => Ended is null && From <= day && (Until is null || day <= Until);
}

/// <summary>Who decides for whom in the case file.</summary>
public sealed partial record CaseFile
{
    /// <summary>Who is known to be a minor, or to be none; of each what was said last.</summary>
    public ImmutableArray<MinorityRecorded> Minorities { get; init; } = [];

    /// <summary>Assessments of capacity, the first one first.</summary>
    public ImmutableArray<CapacityAssessed> Assessments { get; init; } = [];

    /// <summary>Representatives and trusted persons, past ones too.</summary>
    public ImmutableArray<Acting> Acting { get; init; } = [];

    private CaseFile WithCapacity(object @event) => @event switch
    {
        MinorityRecorded e => Limited(this with { Minorities = Put(Minorities, e, m => m.Person) }),
        CapacityAssessed e => this with { Assessments = Put(Assessments, e with { Scopes = e.Scopes.OrEmpty() }, a => a.Assessment) },
        ActingRecorded e => this with { Acting = Put(Acting, new Acting(e.Acting, e.For, e.By, e.Kind, e.Scopes.OrEmpty(), e.From, e.Until, e.Proof, e.Reference, e.Stamp), a => a.Id) },
        ActingEnded e => this with { Acting = Change(Acting, a => a.Id == e.Acting, a => a with { Ended = a.Ended ?? e.Stamp }) },
        ConsentConfirmed e => this with { Consents = Change(Consents, c => c.Id == e.Consent, c => c with { Confirmed = e.Stamp }) },
        _ => this,
    };

    // What others agreed to for a minor lasts at most until the day before she is an adult, unless she confirms it.
    private static CaseFile Limited(CaseFile file) => file with
    {
        Consents = [.. file.Consents.Select(consent => consent with { LastDay = consent.OfMinor is { } minor ? LastDayOf(file, minor) : null })],
    };

    private static DateOnly? LastDayOf(CaseFile file, Guid minor) => file.Minorities.FirstOrDefault(m => m.Person == minor) switch
    {
        { Minor: true, AdultOn: { } adult } => adult.AddDays(-1),
        { Minor: false } known => CivilTime.DayOf(known.Stamp.At).AddDays(-1),
        null or { Minor: true } => null,
    };

    private Consent Agreed(ConsentGiven e)
    {
        var (terms, on) = (Whole(e.Terms), CivilTime.DayOf(e.Stamp.At));
        var minor = terms.Capacity is ConsentCapacity.Parent or ConsentCapacity.Representative
            ? terms.About.Where(about => Deciding.IsMinor(this, about, on)).Select(about => (Guid?)about).FirstOrDefault()
            : null;
        return new Consent(e.Consent, terms, false, e.Stamp, null) { OfMinor = minor, LastDay = minor is { } of ? LastDayOf(this, of) : null };
    }
}
