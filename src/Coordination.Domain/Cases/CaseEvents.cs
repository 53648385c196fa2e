// These shapes are stored for ever: never change one, add to it.
using System.Text.Json.Serialization;
using Coordination.Domain.FollowUp;

namespace Coordination.Domain.Cases;

/// <summary>Where a due date comes from. Ultrasound overrides the last period.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DueDateBasis>))]
public enum DueDateBasis
{
    /// <summary>Last period + 280 days.</summary>
    Lmp,

    /// <summary>Given by a clinician.</summary>
    Ultrasound,

    /// <summary>Said by somebody, basis unknown.</summary>
    Stated,
}

/// <summary>The coordination opened a file for one pregnancy and the children born of it.</summary>
/// <param name="Case">Stream id.</param>
/// <param name="Service">Tenant.</param>
/// <param name="Site">Site that answers for it.</param>
/// <param name="Alert">Alert it came from, or null when opened cold.</param>
/// <param name="Mother">Index parent.</param>
/// <param name="Stamp">Who opened it and when: the anchor of F02.</param>
public sealed record CaseOpened(Guid Case, string Service, string Site, Guid? Alert, Person Mother, Stamp Stamp)
{
    /// <summary>Who sent that alert, when, and what was said; null when opened cold.</summary>
    public AlertOrigin? Origin { get; init; }

    /// <summary>The site's own follow-up plan of that day, which the case keeps; null where the site has none.</summary>
    public PlanEdition? Plan { get; init; }
}

/// <summary>Another alert belongs to this case.</summary>
public sealed record AlertLinked(Guid Alert, Stamp Stamp)
{
    /// <summary>Who sent it, when, and what was said.</summary>
    public AlertOrigin? Origin { get; init; }
}

public sealed record PersonAdded(Person Person, Stamp Stamp);

/// <summary>The person as known now; the earlier shape stays in the history.</summary>
public sealed record PersonCorrected(Person Person, Stamp Stamp);

/// <summary>The pregnancy is dated. <paramref name="DueDate"/> is always there: given, or counted from the last period.</summary>
public sealed record PregnancyRecorded(DateOnly? LastPeriod, DateOnly DueDate, DueDateBasis Basis, int ExpectedChildren, Stamp Stamp);

/// <summary>Steps not yet done follow the new date; those done stay.</summary>
public sealed record DueDateRevised(DateOnly Old, DateOnly New, DueDateBasis Method, Stamp Stamp);

/// <summary>One child is born. Twins give one event each.</summary>
public sealed record BirthRecorded(Guid Child, DateOnly On, Stamp Stamp)
{
    /// <summary>Birth weight in grams, when it is known.</summary>
    public int? WeightGrams { get; init; }
}

/// <summary>The heads of the case: two at a site with a pair, one elsewhere.</summary>
/// <param name="First">Responsible coordinator.</param>
/// <param name="Second">The other head.</param>
/// <param name="Midwife">The midwife among them.</param>
/// <param name="SocialWorker">The social worker among them.</param>
/// <param name="Reason">Code: <c>opened</c>, <c>taken</c>, <c>reassigned</c>, <c>excluded</c>…</param>
/// <param name="Stamp">Who assigned them.</param>
public sealed record CoordinatorsAssigned(Guid First, Guid? Second, Guid? Midwife, Guid? SocialWorker, string Reason, Stamp Stamp);

/// <summary>A person decided how intensive the coordination is, after a proposal with reasons.</summary>
public sealed record IntensityDecided(CareIntensity Intensity, string Reason, Stamp Stamp);

/// <summary>End of coordination with a coded reason.</summary>
public sealed record CaseClosed(string Reason, Protected? Note, Stamp Stamp);

public sealed record CaseReopened(string Reason, Stamp Stamp);
