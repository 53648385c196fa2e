namespace Coordination.Domain.Access;

// Phrases the rows are made of. They widen nothing by themselves.
public readonly partial record struct AccessQuestion
{
    internal bool Here => Place == Place.SameSite;

    internal bool ActiveHere => Here && Relation == Tie.Active;

    internal bool NotPast => Relation is Tie.None or Tie.Active;

    /// <summary>A10: the pair's colleague, by a declared cover.</summary>
    internal bool Covered => Here && Bridge == Bridge.Cover && NotPast;

    /// <summary>A09: another site's coordinator, by a cover or a grant.</summary>
    internal bool Bridged => Place == Place.SameService && Bridge != Bridge.None && NotPast;

    internal bool Tied => ActiveHere || Covered || Bridged;

    /// <summary>After withdrawal only coordination facts remain.</summary>
    internal bool ConsentStands => Consent != ConsentCover.Withdrawn || Level == Confidentiality.N1;

    internal bool ConsentCovers => Consent is ConsentCover.Coordination or ConsentCover.NamesService;

    /// <summary>Named, of the discipline, or the author.</summary>
    internal bool N3Opens => Own || DisciplineMatch || Named;

    internal bool N4Opens => Own || OnSealedList;

    /// <summary>An open glass reaches this level. Never N5, never after a relation ended.</summary>
    internal bool GlassOpens => NotPast && Reason != EmergencyReason.None && (Glass, Level) switch
    {
        (Glass.Open or Glass.OpenSealed, >= Confidentiality.N1 and <= Confidentiality.N3) => true,
        (Glass.OpenSealed, Confidentiality.N4) => true,
        _ => false,
    };

    /// <summary>A20 with its complements A22 and A23: content a professional of an accepted relay may read.</summary>
    internal bool CareOpens => Relation == Tie.Active && (Own ? Within(Confidentiality.N1, Confidentiality.N4) : OthersOpen);

    /// <summary>Produced in accepted help, or disclosed: what crosses the border between help and mandate.</summary>
    internal bool Voluntary => Basis == HelpBasis.Help || Disclosed;

    private bool OthersOpen => ConsentCovers && Voluntary && Level switch
    {
        Confidentiality.N1 or Confidentiality.N2 => true,
        Confidentiality.N3 => N3Opens,
        Confidentiality.N4 => OnSealedList,
        _ => false,
    };

    internal bool Within(Confidentiality low, Confidentiality high) => Level >= low && Level <= high;
}
