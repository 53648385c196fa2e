using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>
/// The family was followed in an earlier pregnancy: that case, which whoever links must be able to read, is tied to this one. Nothing is copied, and the tie
/// opens nothing: each of both cases is read by who may read it.
/// </summary>
internal sealed record LinkEarlierCaseRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Case of the earlier pregnancy.</summary>
    public Guid? EarlierCaseId { get; init; }
}

internal sealed class LinkEarlierCaseValidator : Validator<LinkEarlierCaseRequest>
{
    public LinkEarlierCaseValidator() => RuleFor(r => r.EarlierCaseId).NotNull().WithMessage("Say which case.");
}

internal sealed record LinkEarlierCase(Guid CaseId, Guid Earlier) : ICommand
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class LinkEarlierCaseHandler(Work work) : IRequestHandler<LinkEarlierCase, Reply>
{
    public async Task<Reply> Handle(LinkEarlierCase request, CancellationToken cancellationToken)
    {
        // A case she may not read is not there for her; the one she writes in is opened last, for the commit goes by it.
        var earlier = await EarlierCases.ReadAsync(work, request.Earlier, cancellationToken);
        var file = await work.OpenCaseAsync(request.CaseId, cancellationToken);
        return earlier is null ? Reply.Refused(CaseRefusals.Unknown)
            : Work.Append(file, EarlierCaseDecider.Link(file.State, earlier, work.Stamp)) is { } refusal ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(earlier.Id, "linked") { CaseId = file.Id });
    }
}

internal sealed class LinkEarlierCaseEndpoint : Endpoint<LinkEarlierCaseRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/earlier-cases");
        this.Door<LinkEarlierCase>("Cases", "Tie the case of an earlier pregnancy to this one");
    }

    public override Task HandleAsync(LinkEarlierCaseRequest req, CancellationToken ct) => this.SendCommandAsync(req, new LinkEarlierCase(req.CaseId, req.EarlierCaseId!.Value), ct);
}
