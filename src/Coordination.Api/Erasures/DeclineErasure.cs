using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Erasures;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Erasures;

/// <summary>A supervisor does not agree that a person be erased: her keys stay.</summary>
internal sealed record DeclineErasureRequest
{
    public Guid PersonId { get; init; }
}

internal sealed class DeclineErasureValidator : Validator<DeclineErasureRequest>;

internal sealed record DeclineErasure(Guid PersonId) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.AgreeErasure) { Refine = (_, question) => question with { SecondPerson = true } };
}

internal sealed class DeclineErasureHandler(Work work) : IRequestHandler<DeclineErasure, Reply>
{
    public async Task<Reply> Handle(DeclineErasure request, CancellationToken cancellationToken)
    {
        var erasure = await work.OpenAsync(StreamKinds.Erasure, Erasure.IdOf(request.PersonId), cancellationToken);
        return Work.Append(erasure, ErasureDecider.Decline(erasure.State, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(request.PersonId, "declined")) with { Trace = $"person {request.PersonId}" };
    }
}

internal sealed class DeclineErasureEndpoint : Endpoint<DeclineErasureRequest>
{
    public override void Configure()
    {
        Post("/v1/erasures/{personId}/decline");
        this.Door<DeclineErasure>("Persons' rights", "Decline that a person be erased", new { });
    }

    public override Task HandleAsync(DeclineErasureRequest req, CancellationToken ct) => this.SendCommandAsync(req, new DeclineErasure(req.PersonId), ct);
}
