using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Emergencies;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Emergencies;

/// <summary>A privacy officer decides the review of an emergency access, never of her own. With that the record closes for her.</summary>
internal sealed record ReviewGlassRequest
{
    public Guid GlassId { get; init; }

    /// <summary>What was found. That it was justified is found once who opened has written why.</summary>
    public GlassVerdict? Verdict { get; init; }

    /// <summary>In words, for who opened.</summary>
    public string? Text { get; init; }
}

internal sealed class ReviewGlassValidator : Validator<ReviewGlassRequest>
{
    public ReviewGlassValidator()
    {
        RuleFor(r => r.Verdict).NotNull().NotEqual(GlassVerdict.None).WithMessage("Say justified or notJustified.");
        RuleFor(r => r.Text).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record ReviewGlass(ReviewGlassRequest Wish) : ICommand
{
    public Target Target => Target.OfGlass(Wish.GlassId);

    public Demand Demand => new(AccessAction.ReviewGlass);
}

internal sealed class ReviewGlassHandler(Work work) : IRequestHandler<ReviewGlass, Reply>
{
    public async Task<Reply> Handle(ReviewGlass request, CancellationToken cancellationToken)
    {
        var (wish, glass, record) = (request.Wish, work.Glass, work.Glass.State);
        await work.KeysAsync([record.Subject], cancellationToken);
        var text = work.SealAgain(record.Review?.Text, record.Subject, glass.Id, GlassFields.Finding, wish.Text);
        return GlassReplies.Of(glass, Work.Append(glass, GlassDecider.Review(record, wish.Verdict!.Value, text, work.Stamp)));
    }
}

internal sealed class ReviewGlassEndpoint : Endpoint<ReviewGlassRequest>
{
    public override void Configure()
    {
        Post("/v1/glass/{glassId}/review");
        this.Door<ReviewGlass>("Emergencies", "Decide the review of an emergency access", new { verdict = "notJustified", text = "La collègue de garde pouvait être jointe." });
    }

    public override Task HandleAsync(ReviewGlassRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ReviewGlass(req), ct);
}
