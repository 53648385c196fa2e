using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>Another professional who reads the entry agrees that the person does not read it for the time being. From then on it is withheld from her.</summary>
internal sealed record AgreeExceptionRequest
{
    public Guid CaseId { get; init; }

    /// <summary>As answered where it was asked.</summary>
    public Guid ExceptionId { get; init; }
}

internal sealed class AgreeExceptionValidator : Validator<AgreeExceptionRequest>;

internal sealed record AgreeException(AgreeExceptionRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.WriteEntry);
}

internal sealed class AgreeExceptionHandler(Work work) : IRequestHandler<AgreeException, Reply>
{
    public Task<Reply> Handle(AgreeException request, CancellationToken cancellationToken)
    {
        var (exception, file) = (request.Wish.ExceptionId, work.Case);
        return Task.FromResult((CaseItems.SeesExcepted(work, exception) ? Work.Append(file, TherapeuticExceptionDecider.Agree(file.State, exception, work.Stamp)) : TherapeuticExceptionRefusals.Unknown) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(exception, "agreed") { CaseId = file.Id }));
    }
}

internal sealed class AgreeExceptionEndpoint : Endpoint<AgreeExceptionRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/exceptions/{exceptionId}/agree");
        this.Door<AgreeException>("Cases", "Agree, as a second professional, that an entry is withheld", new { });
    }

    public override Task HandleAsync(AgreeExceptionRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AgreeException(req), ct);
}
