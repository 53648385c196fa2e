using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>The joint first meeting took place: that is the first contact. Nothing has to be typed.</summary>
internal sealed record HoldFirstMeetingRequest
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }

    /// <summary>Default now.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    public int? Minutes { get; init; }

    /// <summary>Accounts of the coordination that were there; default the caller.</summary>
    public ImmutableArray<Guid>? Present { get; init; }
}

internal sealed class HoldFirstMeetingValidator : Validator<HoldFirstMeetingRequest>
{
    public HoldFirstMeetingValidator()
    {
        RuleFor(r => r.Minutes).InclusiveBetween(1, 1440);
        RuleFor(r => r.Present).Must(p => p is null || p.Value.Length <= 20).WithMessage("At most 20 people.");
    }
}

internal sealed record HoldFirstMeeting(HoldFirstMeetingRequest Wish) : ICommand
{
    public Target Target => Target.OfHandover(Wish.CaseId, Wish.HandoverId);

    public Demand Demand => HandoverActs.Record;
}

internal sealed class HoldFirstMeetingHandler(Work work) : IRequestHandler<HoldFirstMeeting, Reply>
{
    public Task<Reply> Handle(HoldFirstMeeting request, CancellationToken cancellationToken)
    {
        var wish = request.Wish;
        var decision = HandoverDecider.HoldMeeting(
            work.Handover.State, wish.HeldAt?.ToUniversalTime() ?? work.Now, wish.Minutes, wish.Present ?? [work.Caller.Id], work.Stamp);
        return Task.FromResult(HandoverActs.Done(work, decision));
    }
}

internal sealed class HoldFirstMeetingEndpoint : Endpoint<HoldFirstMeetingRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers/{handoverId}/first-meeting/held");
        this.Door<HoldFirstMeeting>("Handovers", "Note that the joint first meeting took place", receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(HoldFirstMeetingRequest req, CancellationToken ct) => this.SendCommandAsync(req, new HoldFirstMeeting(req), ct);
}
