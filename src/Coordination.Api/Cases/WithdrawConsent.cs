using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A consent is taken back; effective with the commit. What was shared stays listed: the answer says where.</summary>
internal sealed record WithdrawConsentRequest
{
    public Guid CaseId { get; init; }

    public Guid ConsentId { get; init; }

    /// <summary>Person who withdraws; default the mother.</summary>
    public Guid? By { get; init; }

    public ConsentForm Form { get; init; } = ConsentForm.Oral;
}

internal sealed class WithdrawConsentValidator : Validator<WithdrawConsentRequest>;

internal sealed record WithdrawConsent(WithdrawConsentRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.RecordConsent);
}

internal sealed class WithdrawConsentHandler(Work work) : IRequestHandler<WithdrawConsent, Reply>
{
    public Task<Reply> Handle(WithdrawConsent request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        return Task.FromResult(
            Work.Append(file, ConsentDecider.Withdraw(file.State, wish.ConsentId, wish.By ?? file.State.Mother, wish.Form, work.Stamp)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(ConsentReceipt.Of(file.Id, wish.ConsentId, "withdrawn")));
    }
}

internal sealed class WithdrawConsentEndpoint : Endpoint<WithdrawConsentRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/consents/{consentId}/withdraw");
        this.Door<WithdrawConsent>("Cases", "Withdraw a consent", new { }, receipt: typeof(ConsentReceipt));
    }

    public override Task HandleAsync(WithdrawConsentRequest req, CancellationToken ct) => this.SendCommandAsync(req, new WithdrawConsent(req), ct);
}
