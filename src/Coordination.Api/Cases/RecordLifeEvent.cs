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

/// <summary>A loss, a death, a ward, a discharge, a placement, a return, a move, a separation: the plan follows in the same commit.</summary>
internal sealed record RecordLifeEventRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Code: <c>miscarriage</c>, <c>termination</c>, <c>stillbirth</c>, <c>death</c>, <c>ward</c>, <c>discharge</c>, <c>placement</c>, <c>return</c>, <c>move</c>, <c>separation</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>To whom it happened; may be left out where there is one child only. A loss without it is of all children that are expected, a discharge of all who were on the ward.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Civil day; of a discharge or a move also the day that is foreseen.</summary>
    public DateOnly On { get; init; }
}

internal sealed class RecordLifeEventValidator : Validator<RecordLifeEventRequest>
{
    public RecordLifeEventValidator()
    {
        RuleFor(r => r.Kind).NotEmpty().IsCode();
        RuleFor(r => r.On).NotEmpty();
    }
}

internal sealed record RecordLifeEvent(RecordLifeEventRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class RecordLifeEventHandler(Work work) : IRequestHandler<RecordLifeEvent, Reply>
{
    public Task<Reply> Handle(RecordLifeEvent request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var happened = new LifeEventRecorded(work.NewId(), wish.Kind, wish.PersonId, wish.On, work.Stamp);
        var id = LifeDecider.Known(file.State, happened)?.Id ?? happened.Life;
        return Task.FromResult(
            Work.Append(file, LifeDecider.Record(file.State, happened)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(id) { CaseId = file.Id }));
    }
}

internal sealed class RecordLifeEventEndpoint : Endpoint<RecordLifeEventRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/life-events");
        this.Door<RecordLifeEvent>("Cases", "Record a loss, a death, a ward, a discharge, a placement, a move or a separation");
    }

    public override Task HandleAsync(RecordLifeEventRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RecordLifeEvent(req), ct);
}
