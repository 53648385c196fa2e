using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Emergencies;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Emergencies;

/// <summary>
/// The second click: what is sealed (N4) too, for the rest of the time that the first one opened; never a working note (N5). The answer is the same whether
/// something sealed is there or not.
/// </summary>
internal sealed record OpenSealsRequest
{
    public Guid CaseId { get; init; }
}

internal sealed class OpenSealsValidator : Validator<OpenSealsRequest>;

internal sealed record OpenSeals(Guid CaseId) : ICommand
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.BreakGlass, Confidentiality.N4);
}

internal sealed class OpenSealsHandler(Work work) : IRequestHandler<OpenSeals, Reply>
{
    public async Task<Reply> Handle(OpenSeals request, CancellationToken cancellationToken)
    {
        if (HeldGlasses.OpenOn(work) is not { } held)
        {
            return Reply.Refused(GlassRefusals.Expired);
        }

        var glass = await work.OpenAsync(StreamKinds.Glass, held.Glass, cancellationToken);
        if (Work.Append(glass, GlassDecider.OpenSeals(glass.State, work.Stamp)) is { } no)
        {
            return Reply.Refused(no);
        }

        if (glass.Pending.Count > 0)
        {
            var account = await work.OpenAsync(StreamKinds.Account, work.Caller.Id, cancellationToken);
            Work.Append(account, AccountDecider.Hold(account.State, held with { Sealed = true }, work.Stamp));
            await GlassNotices.QueueAsync(work, glass, cancellationToken);
        }

        return GlassReplies.Of(held.Glass, held.Case, seals: true, held.Until);
    }
}

internal sealed class OpenSealsEndpoint : Endpoint<OpenSealsRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/glass/sealed");
        this.Door<OpenSeals>("Emergencies", "Open what is sealed in a case, by a second click", new { }, creates: true, receipt: typeof(GlassReceipt));
    }

    public override Task HandleAsync(OpenSealsRequest req, CancellationToken ct) => this.SendCommandAsync(req, new OpenSeals(req.CaseId), ct);
}
