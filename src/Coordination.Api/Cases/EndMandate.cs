using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A mandate is over before its day: every relation that rests on it ends with it, in the same commit.</summary>
internal sealed record EndMandateRequest
{
    public Guid CaseId { get; init; }

    public Guid MandateId { get; init; }

    /// <summary>Code, kept as it came.</summary>
    public string Reason { get; init; } = "ended";
}

internal sealed class EndMandateValidator : Validator<EndMandateRequest>
{
    public EndMandateValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().IsCode();
    }
}

internal sealed record EndMandate(EndMandateRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class EndMandateHandler(Work work) : IRequestHandler<EndMandate, Reply>
{
    public Task<Reply> Handle(EndMandate request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        return Task.FromResult(
            Work.Append(file, MandateDecider.End(file.State, wish.MandateId, wish.Reason, work.Stamp)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(wish.MandateId, "ended") { CaseId = file.Id }));
    }
}

internal sealed class EndMandateEndpoint : Endpoint<EndMandateRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/mandates/{mandateId}/end");
        this.Door<EndMandate>("Cases", "End a mandate, and what rests on it", new { });
    }

    public override Task HandleAsync(EndMandateRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndMandate(req), ct);
}
