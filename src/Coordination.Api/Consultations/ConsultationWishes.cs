using Coordination.Api.Http;
using FluentValidation;

namespace Coordination.Api.Consultations;

/// <summary>Somebody who is asked to a penal case consultation. The id is always a new one: no other thing's id comes in.</summary>
internal sealed record ConsultantWish
{
    /// <summary>Name of the person who is asked.</summary>
    public string Name { get; init; } = "";

    /// <summary>For whom the person comes.</summary>
    public string? Organisation { get; init; }

    /// <summary>Code of what the person comes as: <c>police</c>, <c>prosecution</c>; an unknown one is kept as it came.</summary>
    public string Function { get; init; } = "";
}

/// <summary>What somebody who was there takes upon herself.</summary>
internal sealed record OwnDecisionWish
{
    /// <summary>Participant, or account of a coordinator: whoever decides, for herself.</summary>
    public Guid By { get; init; }

    /// <summary>What she will do.</summary>
    public string Text { get; init; } = "";
}

internal sealed class ConsultantValidator : AbstractValidator<ConsultantWish>
{
    public const int Most = 50;

    public ConsultantValidator()
    {
        RuleFor(p => p.Name).NotEmpty().MaximumLength(200).NamesNoFile();
        RuleFor(p => p.Organisation).MaximumLength(200).NamesNoFile();
        RuleFor(p => p.Function).NotEmpty().IsCode();
    }
}

internal sealed class OwnDecisionValidator : AbstractValidator<OwnDecisionWish>
{
    public OwnDecisionValidator()
    {
        RuleFor(d => d.By).NotEmpty();
        RuleFor(d => d.Text).NotEmpty().MaximumLength(TextShape.LongestNote).NamesNoFile();
    }
}
