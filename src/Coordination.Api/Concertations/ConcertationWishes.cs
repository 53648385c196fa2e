using Coordination.Api.Http;
using Coordination.Domain.Concertations;
using FluentValidation;

namespace Coordination.Api.Concertations;

/// <summary>With whom a meeting is held.</summary>
internal sealed record WithWish
{
    /// <summary>People with an account.</summary>
    public Guid[] AccountIds { get; init; } = [];

    /// <summary>Relays of the directory.</summary>
    public Guid[] RelayIds { get; init; } = [];

    /// <summary>Anybody else, by name.</summary>
    public OutsiderWish[] Persons { get; init; } = [];

    /// <summary>Police and prosecution have a meeting of their own kind, without a link to a case (criminal code, article 458ter; access rule A38).</summary>
    public bool IsPenal => Persons.Any(person => ParticipantFunctions.IsPenal(person.Function));
}

internal sealed record OutsiderWish
{
    /// <summary>Id the caller gives, to name the person again in the same request; default a new one.</summary>
    public Guid? Id { get; init; }

    public string Name { get; init; } = "";

    /// <summary>For the invitation; without it somebody has to tell the person.</summary>
    public string? Mail { get; init; }

    /// <summary>Code of what the person comes as: <c>gp</c>, <c>school</c>, a relay kind; an unknown one is kept as it came.</summary>
    public string? Function { get; init; }
}

internal sealed record DecisionWish
{
    /// <summary>Id the caller gives, so that minutes sent twice decide once; default a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>Account, relay or participant who sees that it is done.</summary>
    public Guid Owner { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Civil day; default in 14 days.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Who did not agree, and why.</summary>
    public string? Disagreement { get; init; }
}

internal sealed class WithValidator : AbstractValidator<WithWish>
{
    private const int Most = 50;

    public WithValidator()
    {
        RuleFor(w => w.AccountIds).Must(ids => ids is { Length: <= Most }).WithMessage("At most 50 accounts.");
        RuleFor(w => w.RelayIds).Must(ids => ids is { Length: <= Most }).WithMessage("At most 50 relays.");
        RuleFor(w => w.Persons).Must(persons => persons is { Length: <= Most }).WithMessage("At most 50 persons.");
        RuleForEach(w => w.Persons).NotNull().SetValidator(new OutsiderValidator());
    }
}

internal sealed class OutsiderValidator : AbstractValidator<OutsiderWish>
{
    public OutsiderValidator()
    {
        RuleFor(p => p.Id).NotEqual(Guid.Empty);
        RuleFor(p => p.Name).NotEmpty().MaximumLength(200);
        RuleFor(p => p.Mail).IsMail().MaximumLength(254);
        RuleFor(p => p.Function).Matches("^[A-Za-z0-9][A-Za-z0-9-]{0,39}$").WithMessage("A function is a code of letters, digits and '-'.");
    }
}

internal sealed class DecisionWishValidator : AbstractValidator<DecisionWish>
{
    public DecisionWishValidator()
    {
        RuleFor(d => d.Id).NotEqual(Guid.Empty);
        RuleFor(d => d.Text).NotEmpty().MaximumLength(TextShape.LongestNote);
        RuleFor(d => d.Disagreement).MaximumLength(TextShape.LongestNote);
    }
}
