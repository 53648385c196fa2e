// These shapes are stored for ever: never change one, add to it.
namespace Coordination.Domain.Cases;

/// <summary>Something that changes the life of the family, and with it the plan: a loss, a stay on a ward, a placement, a move.</summary>
/// <param name="Life">Its id.</param>
/// <param name="Kind">Code of <see cref="LifeCodes"/>.</param>
/// <param name="Person">Whom it happened to; null = the household, or all children that are expected.</param>
/// <param name="On">Civil day; of a discharge it may be the day that is foreseen.</param>
/// <param name="Stamp">Who recorded it.</param>
public sealed record LifeEventRecorded(Guid Life, string Kind, Guid? Person, DateOnly On, Stamp Stamp);

/// <summary>It was recorded by mistake, or did not come true: the plan is as if it had never been recorded.</summary>
public sealed record LifeEventTakenBack(Guid Life, Stamp Stamp);

/// <summary>What the plan asks of the family waits until a day, for a coded reason.</summary>
/// <param name="Pause">Its id.</param>
/// <param name="From">First civil day.</param>
/// <param name="Until">Day on which the plan goes on.</param>
/// <param name="Reason">Code of <see cref="CaseCodes.Pausing"/>.</param>
/// <param name="Stamp">Who decided.</param>
public sealed record PlanPaused(Guid Pause, DateOnly From, DateOnly Until, string Reason, Stamp Stamp);

/// <summary>The plan goes on sooner than foreseen.</summary>
public sealed record PauseEnded(Guid Pause, DateOnly On, Stamp Stamp);
