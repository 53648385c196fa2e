using System.Linq.Expressions;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>
/// Danger to a child is suspected and somebody decides. It sends nothing to anybody. Its author, the accounts consulted and the reviewer read it; for
/// everybody else it is not there. It is looked at again by its day, and never edited: a further decision follows it.
/// </summary>
internal sealed record DecideProtectionRequest
{
    public Guid CaseId { get; init; }

    /// <summary>The child; default the mother, whose data those of a child not yet born are.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Facts that somebody saw. One of seen, told and supposed is needed.</summary>
    public string? Seen { get; init; }

    /// <summary>What was told, and by whom.</summary>
    public string? Told { get; init; }

    /// <summary>What is only supposed.</summary>
    public string? Supposed { get; init; }

    /// <summary>Alternatives that were tried.</summary>
    public string? Tried { get; init; }

    /// <summary>Accounts of the colleagues who were consulted: with a relation to the case they may read it.</summary>
    public Guid[] Consulted { get; init; } = [];

    /// <summary>Colleagues consulted who have no account.</summary>
    public string? ConsultedOthers { get; init; }

    /// <summary>Whether the family was told.</summary>
    public bool? FamilyInformed { get; init; }

    /// <summary>Why not, where the family was not informed.</summary>
    public string? WhyNotInformed { get; init; }

    /// <summary>What was decided; one's own words are kept as text.</summary>
    public string Decision { get; init; } = "";

    /// <summary>Legal ground; one's own words are kept as text.</summary>
    public string Ground { get; init; } = "";

    /// <summary>Account that looks at it again.</summary>
    public Guid? Reviewer { get; init; }

    /// <summary>Day by which it is looked at again; default, and latest, that of the plan.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The earlier decision that this one follows.</summary>
    public Guid? Follows { get; init; }
}

internal sealed class DecideProtectionValidator : Validator<DecideProtectionRequest>
{
    public DecideProtectionValidator()
    {
        foreach (var text in new Expression<Func<DecideProtectionRequest, string?>>[] { r => r.Seen, r => r.Told, r => r.Supposed, r => r.Tried, r => r.ConsultedOthers, r => r.WhyNotInformed })
        {
            RuleFor(text).MaximumLength(TextShape.LongestNote);
        }

        RuleFor(r => r.Consulted).Must(c => c.Length <= 50).WithMessage("At most 50 accounts.");
        RuleFor(r => r.FamilyInformed).NotNull();
        RuleFor(r => r.Decision).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Ground).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Reviewer).NotNull();
    }
}

internal sealed record DecideProtection(DecideProtectionRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    // What is written is the writer's own.
    public Demand Demand => new(AccessAction.KeepProtection, Confidentiality.N4) { Refine = (_, question) => question with { Own = true } };
}

internal sealed class DecideProtectionHandler(Work work) : IRequestHandler<DecideProtection, Reply>
{
    public async Task<Reply> Handle(DecideProtection request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if (await Protecting.FaultAsync(work, wish, cancellationToken) is { } fault)
        {
            return Reply.Refused(fault);
        }

        var person = wish.PersonId ?? file.State.Mother;
        await work.KeysAsync([person], cancellationToken);
        var decided = Protecting.Of(work, wish, person);
        return Work.Append(file, ProtectionDecider.Decide(file.State, decided, work.Plan)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(decided.Protection) { CaseId = file.Id });
    }
}

internal sealed class DecideProtectionEndpoint : Endpoint<DecideProtectionRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/protection-decisions");
        this.Door<DecideProtection>("Cases", "Write down what is decided when danger to a child is suspected", new { seen = "Bébé laissé seul dans le bain, ce matin.", familyInformed = true, decision = "tell-family-first", ground = "voluntary-help" });
    }

    public override Task HandleAsync(DecideProtectionRequest req, CancellationToken ct) => this.SendCommandAsync(req, new DecideProtection(req), ct);
}
