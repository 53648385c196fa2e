using Coordination.Api.Http;
using Coordination.Api.Worklist.Views;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;

namespace Coordination.Api.Worklist;

/// <summary>What is asked of a list; each filter narrows.</summary>
internal abstract record WorklistWish
{
    /// <summary>Row of the plan, for example F02, or of a red flag, for example RF-SELF_HARM-assess. Flags have codes of their own: one that nothing is owed by answers with an empty list.</summary>
    [QueryParam]
    public string? Code { get; init; }

    /// <summary>Only of this site.</summary>
    [QueryParam]
    public string? Site { get; init; }

    /// <summary>Only what this account or desk owes: mine, a desk of mine, or somebody's whose list I hold. Of anybody else's the answer is an empty list.</summary>
    [QueryParam]
    public Guid? Owner { get; init; }

    /// <summary>Only what a case, an alert, a handover … owes.</summary>
    [QueryParam]
    public OwedKind? Kind { get; init; }

    /// <summary>Nothing less urgent than this.</summary>
    [QueryParam]
    public Urgency? Urgency { get; init; }

    /// <summary>Only what is late, owed until the end of today, or coming after it.</summary>
    [QueryParam]
    public ListSpan? When { get; init; }

    /// <summary>With <c>when=coming</c>: within so many days after today, 1 to 92; default 7.</summary>
    [QueryParam]
    public int? Days { get; init; }

    /// <summary>Default by urgency.</summary>
    [QueryParam]
    public ListOrder? Sort { get; init; }

    /// <summary>Due before this instant, RFC 3339 with offset.</summary>
    [QueryParam]
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>Only what is owed for this case.</summary>
    [QueryParam]
    public Guid? CaseId { get; init; }

    /// <summary><c>now</c>: only what can be done already.</summary>
    [QueryParam]
    public string? Open { get; init; }

    internal OwedFilter Asked => new()
    {
        Code = Code,
        Site = Site,
        Owner = Owner,
        Kind = Kind,
        Least = Urgency,
        When = When,
        Days = Days,
        Sort = Sort,
        Case = CaseId,
        DueBefore = DueBefore?.ToUniversalTime(),
        OpenNow = Open is not null,
    };
}

internal sealed class WorklistShape : Validator<WorklistWish>
{
    public WorklistShape()
    {
        RuleFor(r => r.Code).MaximumLength(60);
        RuleFor(r => r.Site).IsSite();
        RuleFor(r => r.Open).Must(o => o is null or "now").WithMessage("Only 'now' is known here.");
        RuleFor(r => r.Days).InclusiveBetween(1, ListFilter.MostDays);
    }
}
