using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Erasures;
using Coordination.Domain.Time;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Erasures;

/// <summary>
/// A supervisor, of whatever site and another one than who proposed it, agrees that a person be erased. With that it is decided, and her keys are
/// destroyed: what was sealed with them is read by nobody any more. It cannot be undone.
/// </summary>
internal sealed record AgreeErasureRequest
{
    public Guid PersonId { get; init; }
}

internal sealed class AgreeErasureValidator : Validator<AgreeErasureRequest>;

internal sealed record AgreeErasure(Guid PersonId) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.AgreeErasure)
    {
        // Whose proposal it is is decided on the proposal itself.
        Refine = (_, question) => question with { SecondPerson = true },
    };
}

internal sealed class AgreeErasureHandler(Work work, Databases databases) : IRequestHandler<AgreeErasure, Reply>
{
    public async Task<Reply> Handle(AgreeErasure request, CancellationToken cancellationToken)
    {
        var (person, today) = (request.PersonId, CivilTime.DayOf(work.Now));
        var erasure = await work.OpenAsync(StreamKinds.Erasure, Erasure.IdOf(person), cancellationToken);
        if (erasure.State.Open is null && erasure.State.Proposal is null)
        {
            return Reply.Refused(ErasureRefusals.Unknown);
        }

        var proposal = erasure.State.Proposal;
        var traces = await PersonTraces.FindAsync(databases, work.Service, person, cancellationToken);
        var keys = await DestroyKeys.AtHandAsync(databases, work.Service, person, cancellationToken);
        if (traces is null || keys.Count == 0)
        {
            return Reply.Refused(ErasureRefusals.UnknownPerson);
        }

        var ground = Retention.Find(proposal?.Ground ?? erasure.State.Open!.Ground)!;
        var decided = ErasePerson.DecisionOf(new(work.Service, person, ground, proposal?.Stamp.By ?? erasure.State.Open!.AskedBy, work.Caller.Id), traces, keys, work.Stamp);
        if (Work.Append(erasure, ErasureDecider.Agree(erasure.State, decided, Retention.WhyKept(ground, traces.Kind, traces.LastContact, today))) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        await ErasePerson.DecideAliasesAsync(work, databases, decided, traces, cancellationToken);
        return Reply.Done(new Receipt(person, "decided")) with { Trace = $"person {person}, {ground.Code}" };
    }
}

internal sealed class AgreeErasureEndpoint(ErasePerson erase) : Endpoint<AgreeErasureRequest>
{
    public override void Configure()
    {
        Post("/v1/erasures/{personId}/agree");
        this.Door<AgreeErasure>("Persons' rights", "Agree that a person be erased", new { });
    }

    // Decided and committed before: a node that dies between is finished for by the next turn of any other.
    public override Task HandleAsync(AgreeErasureRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AgreeErasure(req.PersonId), ct, after: async reply =>
    {
        if (reply.Refusal is null && reply.Denied is null)
        {
            await erase.FinishAsync(ct);
        }

        return reply;
    });
}
