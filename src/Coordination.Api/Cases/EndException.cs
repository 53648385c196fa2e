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

/// <summary>The entry is withheld no more: whoever reads it may end that at any time.</summary>
internal sealed record EndExceptionRequest
{
    public Guid CaseId { get; init; }

    /// <summary>As answered where it was asked.</summary>
    public Guid ExceptionId { get; init; }
}

internal sealed class EndExceptionValidator : Validator<EndExceptionRequest>;

internal sealed record EndException(EndExceptionRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.WriteEntry);
}

internal sealed class EndExceptionHandler(Work work) : IRequestHandler<EndException, Reply>
{
    public Task<Reply> Handle(EndException request, CancellationToken cancellationToken)
    {
        var (exception, file) = (request.Wish.ExceptionId, work.Case);
        return Task.FromResult((CaseItems.SeesExcepted(work, exception) ? Work.Append(file, TherapeuticExceptionDecider.End(file.State, exception, work.Stamp)) : TherapeuticExceptionRefusals.Unknown) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(exception, "ended") { CaseId = file.Id }));
    }
}

internal sealed class EndExceptionEndpoint : Endpoint<EndExceptionRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/exceptions/{exceptionId}/end");
        this.Door<EndException>("Cases", "End that an entry is withheld", new { });
    }

    public override Task HandleAsync(EndExceptionRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndException(req), ct);
}
