using System.Collections.Immutable;
using Coordination.Domain.FollowUp;
using FastEndpoints;
using FluentValidation;

namespace Coordination.Api.Accounts;

/// <summary>A row as the site wants it. Days are written as in the plan: <c>+14d</c>, <c>+5wd</c> (working days), <c>+3m</c>, <c>28w0d</c>.</summary>
internal sealed record SitePlanRowWish
{
    public string Code { get; init; } = "";

    public PlanWindowWish? Window { get; init; }

    /// <summary>Window at care intensity 3, where it differs.</summary>
    public PlanWindowWish? Intensive { get; init; }

    /// <summary>Window when an early birth is expected, where it differs.</summary>
    public PlanWindowWish? EarlyBirth { get; init; }

    /// <summary>For a family that enters after the due day: due this long after entry.</summary>
    public string? LateEntry { get; init; }

    /// <summary>False: the site does not plan it.</summary>
    public bool Live { get; init; } = true;

    /// <summary>Lowest care intensity (1–3) for which it is planned.</summary>
    public int From { get; init; } = 1;

    /// <summary>Lowest care intensity at which it stands in the owner's list; absent: on the timeline only.</summary>
    public int? ListedFrom { get; init; }

    /// <summary>The first is who does it; the others may.</summary>
    public ImmutableArray<OwnerRole>? Owners { get; init; }

    public PlanRowEdit ToRow() => new(Code, Window!.ToRule(), Owners!.Value)
    {
        Live = Live,
        Intensive = Intensive?.ToRule(),
        EarlyBirth = EarlyBirth?.ToRule(),
        LateEntry = LateEntry is null ? null : Offset.Parse(LateEntry),
        From = From,
        ListedFrom = ListedFrom,
    };
}

/// <summary>Open, due and close, counted from the row's anchor.</summary>
internal sealed record PlanWindowWish
{
    public string? Open { get; init; }

    public string? Due { get; init; }

    /// <summary>After it the step is missed; a row without an end has none.</summary>
    public string? Close { get; init; }

    public WindowRule ToRule() => new(Offset.Parse(Open!), Offset.Parse(Due!), Close is null ? null : Offset.Parse(Close));
}

internal sealed class SitePlanRowShape : Validator<SitePlanRowWish>
{
    public SitePlanRowShape()
    {
        RuleFor(r => r.Code).NotEmpty().MaximumLength(40);
        RuleFor(r => r.Window!).NotNull().SetValidator(new PlanWindowShape());
        RuleFor(r => r.Intensive!).SetValidator(new PlanWindowShape()).When(r => r.Intensive is not null);
        RuleFor(r => r.EarlyBirth!).SetValidator(new PlanWindowShape()).When(r => r.EarlyBirth is not null);
        RuleFor(r => r.LateEntry).Must(PlanWindowShape.IsDistance).When(r => r.LateEntry is not null).WithMessage(PlanWindowShape.Rule);
        RuleFor(r => r.Owners).NotNull().Must(owners => owners is { IsDefaultOrEmpty: false, Length: <= 5 }).WithMessage("Say who does it: one to five, the first one first.");
    }
}

internal sealed class PlanWindowShape : Validator<PlanWindowWish>
{
    public const string Rule = "Days are written +14d, +5wd, +3m, 28w0d or +36m+30d.";

    public PlanWindowShape()
    {
        RuleFor(w => w.Open).Must(IsDistance).WithMessage(Rule);
        RuleFor(w => w.Due).Must(IsDistance).WithMessage(Rule);
        RuleFor(w => w.Close).Must(IsDistance).When(w => w.Close is not null).WithMessage(Rule);
    }

    public static bool IsDistance(string? text) => Offset.TryParse(text, out _);
}
