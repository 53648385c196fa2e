using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Handovers;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>The family agrees to be named to a relay that was asked anonymously.</summary>
internal sealed record GiveIdentityRequest
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }

    /// <summary><c>oral</c> (default: records it) or <c>recorded</c>.</summary>
    public AskConsent Consent { get; init; } = AskConsent.Oral;
}

internal sealed class GiveIdentityValidator : Validator<GiveIdentityRequest>
{
    public GiveIdentityValidator() => RuleFor(r => r.Consent).NotEqual(AskConsent.Anonymous).WithMessage("Naming a family needs its consent: oral or recorded.");
}

internal sealed record GiveIdentity(GiveIdentityRequest Wish) : ICommand
{
    public Target Target => Target.OfHandover(Wish.CaseId, Wish.HandoverId);

    public Demand Demand => new(AccessAction.RecordConsent);
}

internal sealed class GiveIdentityHandler(Work work) : IRequestHandler<GiveIdentity, Reply>
{
    public async Task<Reply> Handle(GiveIdentity request, CancellationToken cancellationToken)
    {
        var state = work.Handover.State;
        var relay = await work.OpenAsync(StreamKinds.Relay, state.Relay, cancellationToken);
        if (Asking.Hindrance(work.Case.State, relay.State) is { } hindrance)
        {
            return Reply.Refused(hindrance);
        }

        if (!state.AnonymousEnquiry)
        {
            return HandoverActs.Done(work, Domain.Decision.AlreadySo);
        }

        var (consent, refusal) = await Consenting.GiveAsync(work, relay.State, request.Wish.Consent, cancellationToken);
        return refusal is not null
            ? Reply.Refused(refusal)
            : HandoverActs.Done(work, HandoverDecider.GiveIdentity(state, consent ?? Guid.Empty, Asking.CanReceive(relay.State), work.Stamp));
    }
}

internal sealed class GiveIdentityEndpoint : Endpoint<GiveIdentityRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers/{handoverId}/identity");
        this.Door<GiveIdentity>("Handovers", "Name the family to a relay that was asked anonymously", receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(GiveIdentityRequest req, CancellationToken ct) => this.SendCommandAsync(req, new GiveIdentity(req), ct);
}
