using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>
/// Who decides for a person of the case, and who assists her, as of a day (law of 22 August 2002, article 12). Whoever is excluded, or against whom a
/// limit protects somebody, acts for nobody: it is as if nothing had been recorded.
/// </summary>
public static class Deciding
{
    /// <summary>A child of the case: its parents are the mother and the other parent, however young they are.</summary>
    public static bool IsChild(Person? person) => person?.Role is PersonRole.Child or PersonRole.ExpectedChild or PersonRole.Sibling;

    /// <summary>A parent of the children of the case.</summary>
    public static bool IsParent(CaseFile file, Guid person) => file.Find(person)?.Role is PersonRole.Mother or PersonRole.CoParent;

    /// <summary>Known to be a minor on this day, by her birth date or because it was said. Of children born in the case nobody asks.</summary>
    public static bool IsMinor(CaseFile file, Guid person, DateOnly day) =>
        file.Minorities.FirstOrDefault(m => m.Person == person) is { Minor: true } known && (known.AdultOn is null || day < known.AdultOn);

    /// <summary>Known to be an adult on this day.</summary>
    public static bool IsAdult(CaseFile file, Guid person, DateOnly day) =>
        file.Minorities.FirstOrDefault(m => m.Person == person) is { } known && (!known.Minor || known.AdultOn <= day);

    /// <summary>The first day on which somebody who was known as a minor is an adult; null where nobody knows, or knew her as one.</summary>
    public static DateOnly? AdultFrom(CaseFile file, Guid person) => file.Minorities.FirstOrDefault(m => m.Person == person) switch
    {
        null => null,
        { Minor: true } known => known.AdultOn,
        { } known => CivilTime.DayOf(known.Stamp.At),
    };

    /// <summary>The last assessment about this, or null.</summary>
    public static CapacityAssessed? Assessed(CaseFile file, Guid person, CapacityScope scope) =>
        file.Assessments.LastOrDefault(a => a.Person == person && a.Scopes.Contains(scope));

    /// <summary>She was found able to decide alone, and this still counts.</summary>
    public static bool IsAble(CaseFile file, Guid person, CapacityScope scope, DateOnly day) =>
        Assessed(file, person, scope) is { Conclusion: CapacityConclusion.AbleAlone } found && day <= found.Until;

    /// <summary>She decides alone: an adult unless she was found unable, a minor once she was found able.</summary>
    public static bool DecidesAlone(CaseFile file, Guid person, CapacityScope scope, DateOnly day) => IsMinor(file, person, day)
        ? IsAble(file, person, scope, day)
        : !IsUnable(file, person, scope, day);

    // That a minor was found unable says nothing of the adult, and what is over says nothing at all.
    private static bool IsUnable(CaseFile file, Guid person, CapacityScope scope, DateOnly day) =>
        Assessed(file, person, scope) is { Conclusion: CapacityConclusion.NotAble or CapacityConclusion.AbleWithAssistance } found
        && day <= found.Until && !(AdultFrom(file, person) > found.On);

    /// <summary>
    /// Nobody decides in her place: she was found able and nobody found otherwise since. That the assessment is over gives the others nothing back; only
    /// a new one does.
    /// </summary>
    public static bool IsHersAlone(CaseFile file, Guid person, CapacityScope scope) =>
        Assessed(file, person, scope)?.Conclusion == CapacityConclusion.AbleAlone;

    /// <summary>Whether somebody represents a person in this on this day.</summary>
    public static bool Represents(CaseFile file, Guid by, Guid person, CapacityScope scope, DateOnly day) =>
        !IsHersAlone(file, person, scope)
        && !CaseRights.IsExcluded(file, by)
        && !ProtectiveLimit.Limits(file, person, by)
        && file.Acting.Any(a => a.By == by && a.For == person && a.Scopes.Contains(scope) && a.RunsOn(day) && Fits(file, a.Kind, person, scope, day));

    /// <summary>Whether a person agreed that somebody assists her in this, on this day. Her own safe contact is no limit to whom she chose herself.</summary>
    public static bool Assists(CaseFile file, Guid by, Guid person, CapacityScope scope, DateOnly day) =>
        !CaseRights.IsExcluded(file, by)
        && !file.SafeContacts.Any(s => s.Restricted && s.Person != by && s.Person != person)
        && file.Acting.Any(a => a.By == by && a.For == person && a.Kind == ActingKind.Trusted && a.Scopes.Contains(scope) && a.RunsOn(day));

    /// <summary>Whether anything at all may be said to somebody of the case: not to whom somebody excluded, nor to who is there to represent or assist and does neither today.</summary>
    public static bool MayBeTold(CaseFile file, Guid person, DateOnly day) =>
        !CaseRights.IsExcluded(file, person)
        && (IsParent(file, person) || (file.Find(person)?.Role is not (PersonRole.Trusted or PersonRole.Representative) && file.Acting.All(a => a.By != person))
            || file.Acting.Any(a => a.By == person && a.Scopes.Any(scope => Represents(file, person, a.For, scope, day) || Assists(file, person, a.For, scope, day))));

    // A parent's and a guardian's authority ends with childhood; an adult's mandatary acts once she was found unable, her administrator by the judge's decision.
    private static bool Fits(CaseFile file, ActingKind kind, Guid person, CapacityScope scope, DateOnly day) => kind switch
    {
        ActingKind.Parent => IsMinor(file, person, day),
        ActingKind.Guardian => IsMinor(file, person, day) || IsChild(file.Find(person)),
        ActingKind.Administrator => !IsMinor(file, person, day),
        ActingKind.Mandatary => !IsMinor(file, person, day) && !DecidesAlone(file, person, scope, day),
        ActingKind.None or ActingKind.Trusted => false,
    };
}
