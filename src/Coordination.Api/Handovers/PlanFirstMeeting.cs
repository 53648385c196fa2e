using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>The first meeting of family and relay gets a date, or another one.</summary>
internal sealed record PlanFirstMeetingRequest
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Somebody whom the family knows comes along; default true.</summary>
    public bool Joint { get; init; } = true;

    public string? Where { get; init; }
}

internal sealed class PlanFirstMeetingValidator : Validator<PlanFirstMeetingRequest>
{
    public PlanFirstMeetingValidator()
    {
        RuleFor(r => r.StartsAt).NotNull();
        RuleFor(r => r.Where).MaximumLength(300);
    }
}

internal sealed record PlanFirstMeeting(PlanFirstMeetingRequest Wish) : ICommand
{
    public Target Target => Target.OfHandover(Wish.CaseId, Wish.HandoverId);

    public Demand Demand => HandoverActs.Record;
}

internal sealed class PlanFirstMeetingHandler(Work work) : IRequestHandler<PlanFirstMeeting, Reply>
{
    public async Task<Reply> Handle(PlanFirstMeeting request, CancellationToken cancellationToken)
    {
        var (wish, state) = (request.Wish, work.Handover.State);
        var texts = await HandoverTexts.OfAsync(work, work.Handover.Id, cancellationToken);
        var where = texts.SealIfNew(state.Meeting?.Where, HandoverFields.Where, wish.Where);
        return HandoverActs.Done(work, HandoverDecider.PlanMeeting(state, wish.Joint, wish.StartsAt!.Value.ToUniversalTime(), where, work.Stamp));
    }
}

internal sealed class PlanFirstMeetingEndpoint : Endpoint<PlanFirstMeetingRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers/{handoverId}/first-meeting");
        this.Door<PlanFirstMeeting>("Handovers", "Plan the first meeting of family and relay, or move it", receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(PlanFirstMeetingRequest req, CancellationToken ct) => this.SendCommandAsync(req, new PlanFirstMeeting(req), ct);
}
