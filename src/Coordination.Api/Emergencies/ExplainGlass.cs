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

/// <summary>Why it was needed, by who opened the case; said once, within 24 hours. Whoever reviews it reads it: it names nobody and repeats nothing of the file.</summary>
internal sealed record ExplainGlassRequest
{
    public Guid GlassId { get; init; }

    /// <summary>At least 20 characters.</summary>
    public string Text { get; init; } = "";
}

internal sealed class ExplainGlassValidator : Validator<ExplainGlassRequest>
{
    public ExplainGlassValidator()
    {
        RuleFor(r => r.Text).NotEmpty().MinimumLength(GlassRules.LeastText).MaximumLength(TextShape.LongestNote)
            .Must(text => text?.Trim().Length >= GlassRules.LeastText).WithMessage($"Say why in at least {GlassRules.LeastText} characters.");
    }
}

internal sealed record ExplainGlass(ExplainGlassRequest Wish) : ICommand
{
    public Target Target => Target.OfGlass(Wish.GlassId);

    public Demand Demand => new(AccessAction.ExplainGlass);
}

internal sealed class ExplainGlassHandler(Work work) : IRequestHandler<ExplainGlass, Reply>
{
    public async Task<Reply> Handle(ExplainGlass request, CancellationToken cancellationToken)
    {
        var (glass, record) = (work.Glass, work.Glass.State);
        await work.KeysAsync([record.Subject], cancellationToken);
        var text = work.SealAgain(record.Text, record.Subject, glass.Id, GlassFields.Text, request.Wish.Text)!;
        return GlassReplies.Of(glass, Work.Append(glass, GlassDecider.Explain(record, text, work.Stamp)));
    }
}

internal sealed class ExplainGlassEndpoint : Endpoint<ExplainGlassRequest>
{
    public override void Configure()
    {
        Post("/v1/glass/{glassId}/text");
        this.Door<ExplainGlass>("Emergencies", "Write why an emergency access was needed", new { text = "Seule de garde, appelée par les urgences." });
    }

    public override Task HandleAsync(ExplainGlassRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ExplainGlass(req), ct);
}
