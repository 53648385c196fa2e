using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>The relay says no after a yes or a "later". The coordinator is responsible again.</summary>
internal sealed record RefuseLateRequest
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }

    /// <summary>Coded, as of a first refusal.</summary>
    public string Reason { get; init; } = "";

    public string? SaidBy { get; init; }

    public string? Note { get; init; }

    public string? SuggestedColleague { get; init; }

    /// <summary>When it was said; default now.</summary>
    public DateTimeOffset? SaidAt { get; init; }
}

internal sealed class RefuseLateValidator : Validator<RefuseLateRequest>
{
    public RefuseLateValidator()
    {
        RuleFor(r => r.Reason).NotNull().IsCode();
        RuleFor(r => r.SaidBy).MaximumLength(200);
        RuleFor(r => r.Note).MaximumLength(TextShape.LongestNote);
        RuleFor(r => r.SuggestedColleague).MaximumLength(300);
    }
}

internal sealed record RefuseLate(RefuseLateRequest Wish) : ICommand
{
    public Target Target => Target.OfHandover(Wish.CaseId, Wish.HandoverId);

    public Demand Demand => HandoverActs.Record;
}

internal sealed class RefuseLateHandler(Work work) : IRequestHandler<RefuseLate, Reply>
{
    public async Task<Reply> Handle(RefuseLate request, CancellationToken cancellationToken)
    {
        var (wish, texts) = (request.Wish, await HandoverTexts.OfAsync(work, work.Handover.Id, cancellationToken));
        var answer = new Answer(AnsweredBy.CoordinatorByTelephone, texts.Seal(HandoverFields.SaidBy, wish.SaidBy), wish.SaidAt?.ToUniversalTime() ?? work.Now);
        var decision = HandoverDecider.RefuseLate(
            work.Handover.State, answer, wish.Reason, texts.Seal(HandoverFields.Colleague, wish.SuggestedColleague), texts.Seal(HandoverFields.Note, wish.Note), work.Stamp);
        return (HandoverActs.Refused(work, decision) ?? await Answering.HearAsync(work, answer, cancellationToken)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(HandoverActs.Receipt(work, work.Handover) with { NextRelays = await NextRelays.OfAsync(work, cancellationToken) });
    }
}

internal sealed class RefuseLateEndpoint : Endpoint<RefuseLateRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers/{handoverId}/late-refusal");
        this.Door<RefuseLate>("Handovers", "Note a relay's no after its yes", receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(RefuseLateRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RefuseLate(req), ct);
}
