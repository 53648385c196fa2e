using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
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

/// <summary>Its author or its reviewer looks at a protection decision again: what is decided now, and by which day it is looked at next. Without a day it ends.</summary>
internal sealed record ReviewProtectionRequest
{
    public Guid CaseId { get; init; }

    public Guid DecisionId { get; init; }

    /// <summary>What is decided now.</summary>
    public string Text { get; init; } = "";

    /// <summary>Day by which it is looked at once more; without one it ends.</summary>
    public DateOnly? NextReviewOn { get; init; }
}

internal sealed class ReviewProtectionValidator : Validator<ReviewProtectionRequest>
{
    public ReviewProtectionValidator()
    {
        RuleFor(r => r.Text).NotEmpty().MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record ReviewProtection(ReviewProtectionRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    // Which decision it is, and whether she may know of it, is decided on the file itself.
    public Demand Demand => new(AccessAction.KeepProtection, Confidentiality.N4) { Refine = (_, question) => question with { Own = true } };
}

internal sealed class ReviewProtectionHandler(Work work) : IRequestHandler<ReviewProtection, Reply>
{
    public async Task<Reply> Handle(ReviewProtection request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if (ProtectionCards.Find(work, wish.DecisionId) is not { } known)
        {
            return Reply.Refused(ProtectionRefusals.Unknown);
        }

        var person = known.Decided.Person;
        await work.KeysAsync([person], cancellationToken);
        var text = work.SealAgain(known.Reviews is [.., var last] ? last.Text : null, person, file.Id, CaseFields.ProtectionReview, wish.Text)!;
        return Work.Append(file, ProtectionDecider.Look(file.State, new(known.Id, text, wish.NextReviewOn, work.Stamp))) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(known.Id, wish.NextReviewOn is null ? "ended" : "reviewed") { CaseId = file.Id });
    }
}

internal sealed class ReviewProtectionEndpoint : Endpoint<ReviewProtectionRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/protection-decisions/{decisionId}/review");
        this.Door<ReviewProtection>("Cases", "Look at a protection decision again", new { text = "Revue à deux : la famille accepte l'aide, pas de nouveau fait." });
    }

    public override Task HandleAsync(ReviewProtectionRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ReviewProtection(req), ct);
}
