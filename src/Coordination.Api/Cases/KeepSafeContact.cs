using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>The second professional does not agree that safe contact is eased, or who asked takes it back: the restriction stays.</summary>
internal sealed record KeepSafeContactRequest
{
    public Guid CaseId { get; init; }

    /// <summary>As answered where it was asked.</summary>
    public Guid EasingId { get; init; }
}

internal sealed class KeepSafeContactValidator : Validator<KeepSafeContactRequest>;

internal sealed record KeepSafeContact(KeepSafeContactRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class KeepSafeContactHandler(Work work) : IRequestHandler<KeepSafeContact, Reply>
{
    public Task<Reply> Handle(KeepSafeContact request, CancellationToken cancellationToken)
    {
        var (easing, file) = (request.Wish.EasingId, work.Case);
        return Task.FromResult(Work.Append(file, SafeContactDecider.Keep(file.State, easing, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(easing, "kept") { CaseId = file.Id }));
    }
}

internal sealed class KeepSafeContactEndpoint : Endpoint<KeepSafeContactRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/safe-contact/{easingId}/keep");
        this.Door<KeepSafeContact>("Cases", "Keep safe contact as it is, where its easing was asked", new { });
    }

    public override Task HandleAsync(KeepSafeContactRequest req, CancellationToken ct) => this.SendCommandAsync(req, new KeepSafeContact(req), ct);
}
