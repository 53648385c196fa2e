namespace Coordination.Domain.Access;

/// <summary>
/// Everything the decision looks at. A value that is left out stands at its narrowest, so a forgotten fact denies.
/// Acts on a case that have no level of their own ask at <see cref="Confidentiality.N1"/>.
/// </summary>
public readonly partial record struct AccessQuestion
{
    public Role Role { get; init; }

    public AccessAction Action { get; init; }

    public Tie Relation { get; init; }

    public Place Place { get; init; }

    public Bridge Bridge { get; init; }

    public Confidentiality Level { get; init; }

    public ConsentCover Consent { get; init; }

    public HelpBasis Basis { get; init; }

    public Glass Glass { get; init; }

    /// <summary>Coded reason of the glass, or of a disclosure in an emergency.</summary>
    public EmergencyReason Reason { get; init; }

    public DataSubject Subject { get; init; }

    public Purpose Purpose { get; init; }

    public LinkGround Ground { get; init; }

    /// <summary>Account, client or link lives today and its token is bound to it.</summary>
    public bool Live { get; init; }

    /// <summary>The person excluded the caller or her service.</summary>
    public bool Excluded { get; init; }

    /// <summary>
    /// The caller's own: entry she wrote, alert she raised or posted, request or invitation she received, record of her relay, file
    /// about herself. For a hospital that posts: the patient's numbers are the hospital's.
    /// </summary>
    public bool Own { get; init; }

    /// <summary>The entry is for the caller's discipline.</summary>
    public bool DisciplineMatch { get; init; }

    /// <summary>
    /// Named by the author (the site's pair is, unless unticked), or named reviewer of that danger, or it stands in a list of hers, or (who leads, and who is
    /// let in) a head of the case herself.
    /// </summary>
    public bool Named { get; init; }

    public bool OnSealedList { get; init; }

    /// <summary>Disclosed by its author with its legal reason, agreed, or chosen for this guest.</summary>
    public bool Disclosed { get; init; }

    /// <summary>Inside the guest's window, or the retention window of an ended relation.</summary>
    public bool InWindow { get; init; }

    /// <summary>Somebody else approved, or (roles) somebody else than the caller gets it, or (a review) somebody else broke the glass or made the access.</summary>
    public bool SecondPerson { get; init; }

    /// <summary>Levels of the two cases differ.</summary>
    public bool LevelsDiffer { get; init; }

    /// <summary>The lead is shared with the caller's service by a dated event.</summary>
    public bool SharedLead { get; init; }

    /// <summary>Safe contact is set for the person.</summary>
    public bool SafeContact { get; init; }

    /// <summary>The channel is marked safe.</summary>
    public bool SafeChannel { get; init; }

    /// <summary>Nobody took the alert yet.</summary>
    public bool Unassigned { get; init; }

    /// <summary>Something owed by the case is open and no reason event satisfies it.</summary>
    public bool OpenObligation { get; init; }

    /// <summary>The sender's organisation raised it.</summary>
    public bool OwnOrganisation { get; init; }

    /// <summary>The owner of the obligation still has the right to its case.</summary>
    public bool OwnerHasRight { get; init; }

    /// <summary>Ten people or more from two sites at least (configurable).</summary>
    public bool EnoughPeople { get; init; }

    /// <summary>The guest is police or prosecution.</summary>
    public bool Police { get; init; }

    public bool IdentityProven { get; init; }

    /// <summary>Second factor just given.</summary>
    public bool StepUp { get; init; }

    public bool ParentalAuthority { get; init; }

    /// <summary>For the person whom it is about, where she is another.</summary>
    public ActsAs Acting { get; init; }

    /// <summary>Dated, reasoned and reviewed exception on this part.</summary>
    public bool TherapeuticException { get; init; }

    /// <summary>A limit set on the protected person holds against the caller.</summary>
    public bool ProtectiveLimit { get; init; }
}
