using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Erasures;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Erasures;

/// <summary>
/// A records or privacy officer proposes that a person be erased, on a ground of the law; refused while her record is to be kept, unless the ground sets that
/// aside. Nothing is destroyed until a supervisor, of whatever site, agrees; after thirty days without that it lapses.
/// </summary>
internal sealed record ProposeErasureRequest
{
    /// <summary>Whose keys would be destroyed.</summary>
    public Guid PersonId { get; init; }

    /// <summary>Coded ground.</summary>
    public string Ground { get; init; } = "";
}

internal sealed class ProposeErasureValidator : Validator<ProposeErasureRequest>
{
    public ProposeErasureValidator()
    {
        RuleFor(r => r.PersonId).NotEmpty();
        RuleFor(r => r.Ground).NotEmpty().IsCode();
    }
}

internal sealed record ProposeErasure(ProposeErasureRequest Wish) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ProposeErasure);
}

internal sealed class ProposeErasureHandler(Work work, Databases databases) : IRequestHandler<ProposeErasure, Reply>
{
    public async Task<Reply> Handle(ProposeErasure request, CancellationToken cancellationToken)
    {
        var (wish, today) = (request.Wish, CivilTime.DayOf(work.Now));
        if (Retention.Find(wish.Ground) is not { } ground)
        {
            return Reply.Refused(ErasureRefusals.UnknownGround);
        }

        if (await PersonTraces.FindAsync(databases, work.Service, wish.PersonId, cancellationToken) is not { } traces)
        {
            return Reply.Refused(ErasureRefusals.UnknownPerson);
        }

        var erasure = await work.OpenAsync(StreamKinds.Erasure, Erasure.IdOf(wish.PersonId), cancellationToken);
        var proposed = new ErasureProposed(wish.PersonId, ground.Code, traces.Kind, Retention.KeptUntil(traces.Kind, traces.LastContact), Retention.Version, work.Stamp);
        var decision = ErasureDecider.Propose(erasure.State, proposed, Retention.WhyKept(ground, traces.Kind, traces.LastContact, today));
        return Work.Append(erasure, decision) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Created(new Receipt(wish.PersonId, "proposed"), $"/v1/erasures/{wish.PersonId}") with { Trace = $"person {wish.PersonId}, {ground.Code}" };
    }
}

internal sealed class ProposeErasureEndpoint : Endpoint<ProposeErasureRequest>
{
    public override void Configure()
    {
        Post("/v1/erasures");
        this.Door<ProposeErasure>("Persons' rights", "Propose that a person be erased", creates: true);
    }

    public override Task HandleAsync(ProposeErasureRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ProposeErasure(req), ct);
}
