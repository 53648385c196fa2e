using Coordination.Domain;
using Coordination.Domain.Handovers;

namespace Coordination.Api.Worklist.Views;

/// <summary>
/// One thing somebody owes. Of a case its reader may not open, only the reference and the dates; of something
/// sealed that is owed by somebody away there is no row (access rule A05).
/// </summary>
internal sealed record WorklistRow
{
    public required Guid Id { get; init; }

    /// <summary>Row of the plan (F01 …, H01 …), of a red flag (RF-…), or <c>decision</c>, <c>minutes</c>, <c>reminder</c>, <c>review</c>.</summary>
    public string? Code { get; init; }

    public required Label Label { get; init; }

    /// <summary>Which occurrence of the row.</summary>
    public string? Occurrence { get; init; }

    /// <summary>To be said on the telephone.</summary>
    public required string Reference { get; init; }

    public required string Site { get; init; }

    public Guid? CaseId { get; init; }

    public Guid? AlertId { get; init; }

    public Guid? HandoverId { get; init; }

    public Guid? ConcertationId { get; init; }

    /// <summary>A transfer list.</summary>
    public Guid? TransferId { get; init; }

    /// <summary>Record of an emergency access.</summary>
    public Guid? GlassId { get; init; }

    /// <summary>A sampled access.</summary>
    public Guid? SampleId { get; init; }

    /// <summary>A person's request.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>The mother, or the person an alert is about.</summary>
    public string? Name { get; init; }

    /// <summary>The relay that a handover asks.</summary>
    public string? Relay { get; init; }

    /// <summary>Of the question whether a support holds (H03): the sides that have not said so yet. Both must, in either order.</summary>
    public IReadOnlyList<Confirmer>? Awaits { get; init; }

    /// <summary>Account or desk that owes it.</summary>
    public required Guid Owner { get; init; }

    /// <summary>Somebody away owes it; the reader holds her list.</summary>
    public bool ForSomebodyAway { get; init; }

    public required Urgency Urgency { get; init; }

    public required DateTimeOffset OpensAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public DateTimeOffset? ClosesAt { get; init; }

    public bool Late { get; init; }

    /// <summary>What happens by itself when nobody acts, and when.</summary>
    public NextStep? Next { get; init; }

    public ReadyActs? Acts { get; init; }
}

/// <param name="Step"><c>due</c>, <c>chase-n</c>, <c>escalate-n</c>, <c>missed</c>.</param>
internal sealed record NextStep(string Step, DateTimeOffset At);

/// <summary>Requests that can be sent as they stand. One that the thing does not know is left out.</summary>
internal sealed record ReadyActs(ReadyAct? Done, ReadyAct? Later, ReadyAct? NotRelevant);

/// <param name="Method">HTTP method.</param>
/// <param name="Url">Path, with everything filled in.</param>
/// <param name="Body">JSON body.</param>
internal sealed record ReadyAct(string Method, string Url, IReadOnlyDictionary<string, object> Body)
{
    /// <summary>Fields that only a person can fill; null for a request that is complete.</summary>
    public IReadOnlyList<string>? Fill { get; init; }
}
