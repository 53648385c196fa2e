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

/// <summary>The relay has really met the family: the baton passes. Nothing has to be typed.</summary>
internal sealed record ConfirmFirstContactRequest
{
    public Guid CaseId { get; init; }

    public Guid HandoverId { get; init; }

    /// <summary>Default now.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>Who says so: <c>relay</c> (default: told by telephone), <c>family</c>, or <c>jointVisit</c> for one who was there.</summary>
    public ContactProof By { get; init; } = ContactProof.Relay;

    /// <summary>Accounts of the coordination that were there; of a joint visit by default the caller.</summary>
    public ImmutableArray<Guid>? Present { get; init; }
}

internal sealed class ConfirmFirstContactValidator : Validator<ConfirmFirstContactRequest>
{
    public ConfirmFirstContactValidator() => RuleFor(r => r.Present).Must(p => p is null || p.Value.Length <= 20).WithMessage("At most 20 people.");
}

internal sealed record ConfirmFirstContact(ConfirmFirstContactRequest Wish) : ICommand
{
    public Target Target => Target.OfHandover(Wish.CaseId, Wish.HandoverId);

    public Demand Demand => HandoverActs.Record;
}

internal sealed class ConfirmFirstContactHandler(Work work) : IRequestHandler<ConfirmFirstContact, Reply>
{
    public Task<Reply> Handle(ConfirmFirstContact request, CancellationToken cancellationToken)
    {
        var wish = request.Wish;
        var present = wish.Present ?? (wish.By == ContactProof.JointVisit ? [work.Caller.Id] : []);
        var decision = HandoverDecider.ConfirmContact(work.Handover.State, wish.MetAt?.ToUniversalTime() ?? work.Now, wish.By, present, work.Stamp);
        return Task.FromResult(HandoverActs.Done(work, decision));
    }
}

internal sealed class ConfirmFirstContactEndpoint : Endpoint<ConfirmFirstContactRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers/{handoverId}/first-contact");
        this.Door<ConfirmFirstContact>("Handovers", "Confirm that the relay met the family", receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(ConfirmFirstContactRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ConfirmFirstContact(req), ct);
}
