using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>Something that happened in the life of the family.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Code of <see cref="LifeCodes"/>.</param>
/// <param name="Person">Whom it happened to; null = the household, or all children that are expected.</param>
/// <param name="On">Civil day.</param>
/// <param name="Stamp">Who recorded it.</param>
public sealed record LifeEvent(Guid Id, string Kind, Guid? Person, DateOnly On, Stamp Stamp);

/// <summary>A time in which what the plan asks of the family waits.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">First civil day.</param>
/// <param name="Until">Day on which the plan goes on.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Stamp">Who decided.</param>
public sealed record Pause(Guid Id, DateOnly From, DateOnly Until, string Reason, Stamp Stamp)
{
    /// <summary>It began, or will: nobody ended it before its first day.</summary>
    [JsonIgnore]
    public bool IsReal => From < Until;
}

/// <summary>
/// What the file says of births and losses. It is read off the days on which things happened, never off the order in which they were
/// recorded: a late message gives the same family as a timely one.
/// </summary>
public static class FamilyLife
{
    /// <summary>Children of this pregnancy, born or expected, in the order in which they stand in the file.</summary>
    public static IEnumerable<Person> Children(CaseFile state) => state.Persons.Where(p => p.Role is PersonRole.Child or PersonRole.ExpectedChild);

    /// <summary>Births by day; twins of one day in the order in which they stand in the file, whichever was recorded first.</summary>
    public static IEnumerable<Birth> Births(CaseFile state) =>
        state.Births.Length < 2 ? state.Births : state.Births.OrderBy(b => b.On).ThenBy(b => state.Persons.TakeWhile(p => p.Id != b.Child).Count());

    /// <summary>Day on which a child was lost before its birth, or null.</summary>
    public static DateOnly? LostOn(CaseFile state, Guid child) =>
        state.Births.Any(b => b.Child == child) ? null : Last(state, LifeEffect.Loss, child, everybody: true);

    /// <summary>Day on which a person died, or null.</summary>
    public static DateOnly? DiedOn(CaseFile state, Guid person) => Last(state, LifeEffect.Death, person, everybody: false);

    /// <summary>
    /// Day on which somebody left the ward, or will, as far as known: the last one that no admission followed. Null while unknown.
    /// </summary>
    public static DateOnly? DischargedOn(CaseFile state, Guid person)
    {
        var left = Last(state, LifeEffect.Discharge, person, everybody: true);
        return AdmittedOn(state, person) > left ? null : left;
    }

    /// <summary>Last day on which somebody was admitted to a ward, or null.</summary>
    public static DateOnly? AdmittedOn(CaseFile state, Guid person) => Last(state, LifeEffect.Admission, person, everybody: false);

    /// <summary>Day on which the pregnancy ended without any child being born, or null.</summary>
    public static DateOnly? EndedOn(CaseFile state)
    {
        if (!state.Births.IsEmpty)
        {
            return null;
        }

        var children = Children(state).Select(child => LostOn(state, child.Id)).ToArray();
        return children.Length > 0 && children.All(day => day is not null) ? children.Max()
            : children.Length > 0 ? null
            : state.Life.OrEmpty().Where(e => Effect(e) == LifeEffect.Loss && e.Person is null).Select(e => (DateOnly?)e.On).Max();
    }

    /// <summary>Days of the losses of this pregnancy: of an expected child, or of one that was born. One day is named once.</summary>
    public static ImmutableArray<DateOnly> Losses(CaseFile state) =>
    [
        .. state.Life.OrEmpty()
            .Where(e => Effect(e) == LifeEffect.Loss || (Effect(e) == LifeEffect.Death && state.Births.Any(b => b.Child == e.Person)))
            .Where(e => Effect(e) != LifeEffect.Loss || e.Person is not { } child || LostOn(state, child) is not null)
            .Select(e => e.On).Distinct().Order(),
    ];

    /// <summary>Days of what asks to look at the plan again: a parent who died, a placement or a return, a move, a separation.</summary>
    public static ImmutableArray<DateOnly> Turns(CaseFile state) =>
    [
        .. state.Life.OrEmpty()
            .Where(e => Effect(e) == LifeEffect.Turn || (Effect(e) == LifeEffect.Death && !state.Births.Any(b => b.Child == e.Person)))
            .Select(e => e.On).Distinct().Order(),
    ];

    private static LifeEffect? Effect(LifeEvent happened) => LifeCodes.Find(happened.Kind)?.Effect;

    private static DateOnly? Last(CaseFile state, LifeEffect effect, Guid person, bool everybody) => state.Life.OrEmpty()
        .Where(e => Effect(e) == effect && (e.Person == person || (e.Person is null && everybody)))
        .Select(e => (DateOnly?)e.On).Max();
}
