using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A person takes back, by her own account, a consent that she gave, or that others gave for her; effective with the commit. What was shared stays listed.</summary>
internal sealed record WithdrawOwnConsentRequest
{
    public Guid CaseId { get; init; }

    /// <summary>As what is kept about her names it.</summary>
    public Guid ConsentId { get; init; }
}

internal sealed class WithdrawOwnConsentValidator : Validator<WithdrawOwnConsentRequest>;

internal sealed record WithdrawOwnConsent(WithdrawOwnConsentRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.LimitSharing);
}

internal sealed class WithdrawOwnConsentHandler(Work work) : IRequestHandler<WithdrawOwnConsent, Reply>
{
    public Task<Reply> Handle(WithdrawOwnConsent request, CancellationToken cancellationToken)
    {
        var (wish, file, me) = (request.Wish, work.Case, Persons.OfCaller(work, work.Case.State)!.Value);
        var own = file.State.Consents.Any(c => c.Id == wish.ConsentId && c.IsOf(me));
        return Task.FromResult((own ? Work.Append(file, ConsentDecider.Withdraw(file.State, wish.ConsentId, me, ConsentForm.Written, work.Stamp)) : ConsentRefusals.Unknown) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.ConsentId, "withdrawn") { CaseId = file.Id }));
    }
}

internal sealed class WithdrawOwnConsentEndpoint : Endpoint<WithdrawOwnConsentRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/mine/consents/{consentId}/withdraw");
        this.Door<WithdrawOwnConsent>("Persons' rights", "Withdraw one's own consent", new { });
    }

    public override Task HandleAsync(WithdrawOwnConsentRequest req, CancellationToken ct) => this.SendCommandAsync(req, new WithdrawOwnConsent(req), ct);
}
