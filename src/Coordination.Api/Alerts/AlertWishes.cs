using Coordination.Api.Http;
using FluentValidation;

namespace Coordination.Api.Alerts;

/// <summary>The person an alert is about, as far as the sender knows her. One of name, telephone or national number is enough.</summary>
internal sealed record AboutWish
{
    public string? Name { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>National number, 11 digits.</summary>
    public string? Ssin { get; init; }

    public string? Telephone { get; init; }

    /// <summary>First day of the last period.</summary>
    public DateOnly? LastPeriod { get; init; }

    public DateOnly? DueDate { get; init; }

    /// <summary>Birth date of the child, when already born.</summary>
    public DateOnly? ChildBornOn { get; init; }
}

/// <summary>Who said it, kept apart from who typed it.</summary>
internal sealed record FromWish
{
    /// <summary>hospital, gp, ssm, cpas, one, saj, spj, court, maternityHome, family; any other word is kept as text.</summary>
    public string? Kind { get; init; }

    public string? Name { get; init; }

    public string? Organisation { get; init; }

    public string? Telephone { get; init; }
}

/// <summary>A screening as the sender has it: printed positions, item scores, or a total only.</summary>
internal sealed record ScreeningWish
{
    /// <summary>EPDS, WHOOLEY, PHQ2, PHQ9, GAD2, GAD7, BIB …; an unknown one is kept as text.</summary>
    public string Instrument { get; init; } = "";

    /// <summary>Answers as printed on the form, 1 = first; null for an unanswered item.</summary>
    public int?[]? Printed { get; init; }

    /// <summary>Scores of the items.</summary>
    public int?[]? Items { get; init; }

    /// <summary>Total as sent; ours is computed and a difference is kept and flagged.</summary>
    public int? Total { get; init; }

    public IndicatorWish[]? Indicators { get; init; }

    public bool NotAsked { get; init; }

    public bool Declined { get; init; }

    /// <summary>Whether the person was alone.</summary>
    public bool? AskedAlone { get; init; }

    /// <summary>Civil day; default today.</summary>
    public DateOnly? On { get; init; }
}

internal sealed record IndicatorWish(string Code, decimal? Points, bool? Positive);

internal sealed class AboutValidator : AbstractValidator<AboutWish>
{
    public AboutValidator()
    {
        RuleFor(a => a.Name).IsPersonName();
        RuleFor(a => a.Telephone).IsTelephone();
        RuleFor(a => a.Ssin).IsNationalNumber();
    }
}

internal sealed class FromValidator : AbstractValidator<FromWish>
{
    public FromValidator()
    {
        RuleFor(f => f.Kind).MaximumLength(60);
        RuleFor(f => f.Name).IsPersonName();
        RuleFor(f => f.Organisation).MaximumLength(200);
        RuleFor(f => f.Telephone).IsTelephone();
    }
}

internal sealed class ScreeningWishValidator : AbstractValidator<ScreeningWish>
{
    public ScreeningWishValidator()
    {
        RuleFor(s => s.Instrument).NotEmpty().MaximumLength(60);
        RuleFor(s => s).Must(s => Forms(s) == 1 || (Forms(s) == 0 && s.Total is not null)).OverridePropertyName("printed")
            .WithMessage("Send one of printed, items, indicators, notAsked and declined, or a total alone.");
        RuleFor(s => s.Printed).Must(p => p is null || p.Length <= 60).WithMessage("At most 60 answers.");
        RuleFor(s => s.Items).Must(p => p is null || p.Length <= 60).WithMessage("At most 60 items.");
        RuleFor(s => s.Indicators).Must(p => p is null || p.Length <= 40).WithMessage("At most 40 indicators.");
    }

    private static int Forms(ScreeningWish s) => new[] { s.Printed is not null, s.Items is not null, s.Indicators is not null, s.NotAsked, s.Declined }.Count(sent => sent);
}
