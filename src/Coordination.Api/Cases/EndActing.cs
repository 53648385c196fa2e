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

/// <summary>Somebody represents or assists a person no more: from this commit nothing is decided or read by it.</summary>
internal sealed record EndActingRequest
{
    public Guid CaseId { get; init; }

    /// <summary>As answered where it was recorded.</summary>
    public Guid ActingId { get; init; }

    /// <summary>Code of the reason.</summary>
    public string Reason { get; init; } = "ended";
}

internal sealed class EndActingValidator : Validator<EndActingRequest>
{
    public EndActingValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().IsCode();
    }
}

internal sealed record EndActing(EndActingRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    // She takes her agreement back after her consent too.
    public Demand Demand => new(AccessAction.RecordConsent);
}

internal sealed class EndActingHandler(Work work) : IRequestHandler<EndActing, Reply>
{
    public Task<Reply> Handle(EndActing request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        return Task.FromResult(Work.Append(file, CapacityDecider.End(file.State, wish.ActingId, wish.Reason, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.ActingId, "ended") { CaseId = file.Id }));
    }
}

internal sealed class EndActingEndpoint : Endpoint<EndActingRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/acting/{actingId}/end");
        this.Door<EndActing>("Cases", "End that somebody represents or assists a person", new { reason = "ended" });
    }

    public override Task HandleAsync(EndActingRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndActing(req), ct);
}
