using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A person decides how intensive the coordination is, after the proposal with its reasons.</summary>
internal sealed record DecideIntensityRequest
{
    public Guid CaseId { get; init; }

    /// <summary>1 detect and inform, 2 tailored, 3 coordinated.</summary>
    public int Intensity { get; init; } = 1;

    /// <summary>Coded reason.</summary>
    public string Reason { get; init; } = "proposal";
}

internal sealed class DecideIntensityValidator : Validator<DecideIntensityRequest>
{
    public DecideIntensityValidator()
    {
        RuleFor(r => r.Intensity).InclusiveBetween(1, 3);
        RuleFor(r => r.Reason).NotEmpty().MaximumLength(60);
    }
}

internal sealed record DecideIntensity(DecideIntensityRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class DecideIntensityHandler(Work work) : IRequestHandler<DecideIntensity, Reply>
{
    public Task<Reply> Handle(DecideIntensity request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        return Task.FromResult(
            Work.Append(file, CaseDecider.DecideIntensity(file.State, (CareIntensity)wish.Intensity, wish.Reason, work.Stamp)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(file.Id) { CaseId = file.Id }));
    }
}

internal sealed class DecideIntensityEndpoint : Endpoint<DecideIntensityRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/intensity");
        this.Door<DecideIntensity>("Cases", "Decide the care intensity", new { intensity = 2 });
    }

    public override Task HandleAsync(DecideIntensityRequest req, CancellationToken ct) => this.SendCommandAsync(req, new DecideIntensity(req), ct);
}
