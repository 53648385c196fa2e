using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>What was decided when danger to a child was suspected, for the few who may know of it.</summary>
/// <param name="Id">Decision.</param>
/// <param name="PersonId">The child, or before birth the mother.</param>
/// <param name="Decision">Code of what was decided.</param>
/// <param name="Ground">Code of the legal ground.</param>
/// <param name="DecidedBy">Its author.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Reviewer">Account that looks at it again.</param>
internal sealed record ProtectionCard(Guid Id, Guid PersonId, string Decision, string Ground, Guid DecidedBy, DateTimeOffset DecidedAt, Guid Reviewer)
{
    /// <summary>The decision in words, where no code says it.</summary>
    public string? DecisionText { get; init; }

    /// <summary>The legal ground in words, where no code says it.</summary>
    public string? GroundText { get; init; }

    /// <summary>Facts that somebody saw.</summary>
    public string? Seen { get; init; }

    /// <summary>What was told, and by whom.</summary>
    public string? Told { get; init; }

    /// <summary>What is only supposed.</summary>
    public string? Supposed { get; init; }

    /// <summary>Alternatives that were tried.</summary>
    public string? Tried { get; init; }

    /// <summary>Accounts of the colleagues who were consulted.</summary>
    public ImmutableArray<Guid> Consulted { get; init; } = [];

    /// <summary>Colleagues consulted who have no account.</summary>
    public string? ConsultedOthers { get; init; }

    public YesNo FamilyInformed { get; init; }

    /// <summary>Why the family was not informed.</summary>
    public string? WhyNotInformed { get; init; }

    /// <summary>Day by which it is looked at again; not there once it ended.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The earlier decision that this one follows.</summary>
    public Guid? Follows { get; init; }

    /// <summary>The further decision.</summary>
    public Guid? FollowedBy { get; init; }

    public ImmutableArray<ProtectionReviewCard> Reviews { get; init; } = [];
}

/// <summary>One time that it was looked at again.</summary>
/// <param name="By">Who did.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Text">What was found.</param>
/// <param name="NextReviewOn">Day by which it is looked at once more; not there where that ended it.</param>
internal sealed record ProtectionReviewCard(Guid By, DateTimeOffset At, string? Text, DateOnly? NextReviewOn);

/// <summary>Protection decisions as their readers may see them: for anybody else there is none.</summary>
internal static class ProtectionCards
{
    /// <summary>Those that the caller may know of, the latest first.</summary>
    public static ImmutableArray<ProtectionDecision> Seen(Work work) =>
        [.. work.Case.State.Protections.Where(p => CaseItems.Of(work, p).Granted).Reverse()];

    /// <summary>This one, where the caller may know of it.</summary>
    public static ProtectionDecision? Find(Work work, Guid id) => Seen(work).FirstOrDefault(p => p.Id == id);

    public static ProtectionCard Of(Work work, ProtectionDecision p)
    {
        var (e, said) = (p.Decided, p.Decided.Account);
        string? Open(Protected? text, string field) => work.Keys.Open(text, e.Person, work.Case.Id, field);
        return new(p.Id, e.Person, e.Code, e.Ground, p.Author, e.Stamp.At, p.Reviewer)
        {
            DecisionText = Open(e.CodeText, CaseFields.ProtectionCode),
            GroundText = Open(e.GroundText, CaseFields.ProtectionGround),
            Seen = Open(said.Seen, CaseFields.Seen),
            Told = Open(said.Told, CaseFields.Told),
            Supposed = Open(said.Supposed, CaseFields.Supposed),
            Tried = Open(said.Tried, CaseFields.Tried),
            Consulted = e.Consulted,
            ConsultedOthers = Open(said.Consulted, CaseFields.ConsultedOthers),
            FamilyInformed = e.Informed,
            WhyNotInformed = Open(said.WhyNotInformed, CaseFields.WhyNotInformed),
            ReviewOn = p.ReviewOn,
            Follows = e.Follows,
            FollowedBy = p.FollowedBy,
            Reviews = [.. p.Reviews.Select(r => new ProtectionReviewCard(r.Stamp.By, r.Stamp.At, Open(r.Text, CaseFields.ProtectionReview), r.NextReviewOn))],
        };
    }
}
