using Coordination.Api.EventStore;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Views;

/// <summary>A mandate on a person of the case.</summary>
/// <param name="Id">Mandate.</param>
/// <param name="Authority">Whose mandate it is.</param>
/// <param name="Help">In which help: accepted or constrained.</param>
/// <param name="PersonId">Person it concerns.</param>
/// <param name="From">First day.</param>
/// <param name="Active">It runs today.</param>
internal sealed record MandateLine(Guid Id, string Authority, HelpKind Help, Guid PersonId, DateOnly From, bool Active)
{
    /// <summary>Last day, where one is set.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>When somebody ended it before its day.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whose decision it is.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Number or words of the decision.</summary>
    public string? Reference { get; init; }

    public static MandateLine Of(Work work, Mandate m) => new(m.Id, m.Authority, m.Help, m.Person, m.From, m.RunsOn(CivilTime.DayOf(work.Now)))
    {
        Until = m.Until,
        EndedAt = m.Ended?.At,
        DecidedBy = work.Keys.Open(m.DecidedBy, m.Person, work.Case.Id, CaseFields.MandateDecider),
        Reference = work.Keys.Open(m.Reference, m.Person, work.Case.Id, CaseFields.MandateReference),
    };
}
