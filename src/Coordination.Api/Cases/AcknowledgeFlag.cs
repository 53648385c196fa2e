using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>Somebody has seen the red flag and acts.</summary>
internal sealed record AcknowledgeFlagRequest
{
    public Guid CaseId { get; init; }

    public Guid FlagId { get; init; }
}

internal sealed class AcknowledgeFlagValidator : Validator<AcknowledgeFlagRequest>;

internal sealed record AcknowledgeFlag(AcknowledgeFlagRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class AcknowledgeFlagHandler(Work work) : IRequestHandler<AcknowledgeFlag, Reply>
{
    public Task<Reply> Handle(AcknowledgeFlag request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var seen = file.State.Flags.Any(f => f.Id == wish.FlagId && CaseItems.Of(work, f).Granted);
        return Task.FromResult(
            !seen ? Reply.Refused(ScreeningRecordRefusals.UnknownFlag)
            : Work.Append(file, FlagDecider.Acknowledge(file.State, wish.FlagId, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.FlagId, "acknowledged") { CaseId = file.Id }));
    }
}

internal sealed class AcknowledgeFlagEndpoint : Endpoint<AcknowledgeFlagRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/red-flags/{flagId}/acknowledge");
        this.Door<AcknowledgeFlag>("Cases", "Acknowledge a red flag", new { });
    }

    public override Task HandleAsync(AcknowledgeFlagRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AcknowledgeFlag(req), ct);
}
