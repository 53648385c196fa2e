using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Views;

/// <summary>An assessment of a person's capacity; of one person and scope the last counts.</summary>
/// <param name="Id">Of the assessment.</param>
/// <param name="PersonId">Whose capacity was assessed.</param>
/// <param name="Conclusion">What was found.</param>
/// <param name="Scopes">About what it speaks.</param>
/// <param name="On">Day of the assessment.</param>
/// <param name="Until">Last day on which it counts.</param>
/// <param name="By">Account of the professional who assessed.</param>
/// <param name="Active">It is the last one about something, and is not over.</param>
internal sealed record CapacityCard(Guid Id, Guid PersonId, CapacityConclusion Conclusion, ImmutableArray<CapacityScope> Scopes, DateOnly On, DateOnly Until, Guid By, bool Active)
{
    /// <summary>On what it rests.</summary>
    public string? Ground { get; init; }

    public static CapacityCard Of(Work work, CaseFile file, CapacityAssessed a) => new(
        a.Assessment, a.Person, a.Conclusion, a.Scopes, a.On, a.Until, a.Stamp.By,
        CivilTime.DayOf(work.Now) <= a.Until && a.Scopes.Any(scope => Deciding.Assessed(file, a.Person, scope)?.Assessment == a.Assessment))
    {
        Ground = work.Keys.Open(a.Text, a.Person, file.Id, CaseFields.Capacity),
    };
}

/// <summary>Who represents a person, or whom she trusts to assist her.</summary>
/// <param name="Id">Of the record.</param>
/// <param name="PersonId">Who is represented or assisted.</param>
/// <param name="By">Person of the case who represents or assists.</param>
/// <param name="Kind">In which way.</param>
/// <param name="Scopes">In what.</param>
/// <param name="From">First day.</param>
/// <param name="Proof">What shows it.</param>
/// <param name="Active">It holds today: she may be told or asked by it. Else she gets no information, not even whether somebody is followed here.</param>
internal sealed record ActingCard(Guid Id, Guid PersonId, Guid By, ActingKind Kind, ImmutableArray<CapacityScope> Scopes, DateOnly From, string Proof, bool Active)
{
    /// <summary>Last day, where one is set.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Number or words of the proof.</summary>
    public string? Reference { get; init; }

    /// <param name="work">Opened on the case.</param>
    /// <param name="file">What the reader may see of it.</param>
    /// <param name="a">What was recorded.</param>
    public static ActingCard Of(Work work, CaseFile file, Acting a)
    {
        // Whether it holds rests on limits that the reader may not know of: it is said by today's whole file, and why is not said.
        var (whole, day) = (work.Case.State, CivilTime.DayOf(work.Now));
        var holds = a.RunsOn(day) && a.Scopes.Any(scope => a.Kind == ActingKind.Trusted ? Deciding.Assists(whole, a.By, a.For, scope, day) : Deciding.Represents(whole, a.By, a.For, scope, day));
        return new(a.Id, a.For, a.By, a.Kind, a.Scopes, a.From, a.Proof, holds)
        {
            Until = a.Until,
            Reference = work.Keys.Open(a.Reference, a.For, file.Id, CaseFields.ActingReference),
        };
    }
}

/// <summary>Who decides for whom, as the coordination sees it.</summary>
internal static class CapacityCards
{
    public static CaseCard With(Work work, CaseFile file, CaseCard card) => card with
    {
        Capacities = [.. file.Assessments.Select(a => CapacityCard.Of(work, file, a))],
        Acting = [.. file.Acting.Select(a => ActingCard.Of(work, file, a))],
    };

    public static IEnumerable<Protected?> Sealed(CaseFile file) => [.. file.Assessments.Select(a => a.Text), .. file.Acting.Select(a => a.Reference)];
}
