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

/// <summary>Somebody whose birth date nobody knows is said to be a minor, or to be none. Where a birth date is known, it says so by itself.</summary>
internal sealed record StateMinorityRequest
{
    public Guid CaseId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>Whether the person is under age.</summary>
    public bool? Minor { get; init; }
}

internal sealed class StateMinorityValidator : Validator<StateMinorityRequest>
{
    public StateMinorityValidator()
    {
        RuleFor(r => r.Minor).NotNull();
    }
}

internal sealed record StateMinority(StateMinorityRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Domain.Confidentiality.N2);
}

internal sealed class StateMinorityHandler(Work work) : IRequestHandler<StateMinority, Reply>
{
    public Task<Reply> Handle(StateMinority request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        return Task.FromResult(Work.Append(file, CapacityDecider.State(file.State, wish.PersonId, wish.Minor!.Value, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.PersonId, wish.Minor.Value ? "minor" : "adult") { CaseId = file.Id }));
    }
}

internal sealed class StateMinorityEndpoint : Endpoint<StateMinorityRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/persons/{personId}/minority");
        this.Door<StateMinority>("Cases", "Say of somebody whose birth date is unknown that she is a minor, or none", new { minor = true });
    }

    public override Task HandleAsync(StateMinorityRequest req, CancellationToken ct) => this.SendCommandAsync(req, new StateMinority(req), ct);
}
