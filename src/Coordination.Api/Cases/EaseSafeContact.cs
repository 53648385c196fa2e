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

/// <summary>A second professional agrees that a person may be reached in more ways. From then on it holds.</summary>
internal sealed record EaseSafeContactRequest
{
    public Guid CaseId { get; init; }

    /// <summary>As answered where it was asked.</summary>
    public Guid EasingId { get; init; }
}

internal sealed class EaseSafeContactValidator : Validator<EaseSafeContactRequest>;

internal sealed record EaseSafeContact(EaseSafeContactRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class EaseSafeContactHandler(Work work) : IRequestHandler<EaseSafeContact, Reply>
{
    public Task<Reply> Handle(EaseSafeContact request, CancellationToken cancellationToken)
    {
        var (easing, file) = (request.Wish.EasingId, work.Case);
        return Task.FromResult(Work.Append(file, SafeContactDecider.Agree(file.State, easing, work.Stamp, IsOwedByLead(file.State))) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(easing, "agreed") { CaseId = file.Id }));
    }

    private bool IsOwedByLead(CaseFile file) => work.Ground.Escalated && work.Caller.Account?.Holds(Role.Supervisor, file.Site, work.Now) == true;
}

internal sealed class EaseSafeContactEndpoint : Endpoint<EaseSafeContactRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/safe-contact/{easingId}/agree");
        this.Door<EaseSafeContact>("Cases", "Agree, as a second professional, that safe contact is eased", new { });
    }

    public override Task HandleAsync(EaseSafeContactRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EaseSafeContact(req), ct);
}
