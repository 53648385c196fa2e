using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>I am back, or do not go: the cover ends with this commit.</summary>
internal sealed record EndAbsenceRequest
{
    public Guid AbsenceId { get; init; }
}

internal sealed class EndAbsenceValidator : Validator<EndAbsenceRequest>;

internal sealed record EndAbsence(Guid AbsenceId) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.DeclareCover) { Refine = (_, question) => question with { Own = true } };
}

internal sealed class EndAbsenceHandler(Work work) : IRequestHandler<EndAbsence, Reply>
{
    public async Task<Reply> Handle(EndAbsence request, CancellationToken cancellationToken)
    {
        var stream = await work.OpenAsync(StreamKinds.Account, work.Caller.Id, cancellationToken);
        return Work.Append(stream, AbsenceDecider.End(stream.State, request.AbsenceId, stream.State, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(request.AbsenceId, "ended"));
    }
}

internal sealed class EndAbsenceEndpoint : Endpoint<EndAbsenceRequest>
{
    public override void Configure()
    {
        Post("/v1/me/absence/{absenceId}/end");
        this.Door<EndAbsence>("Accounts", "Come back before an absence ends, or not go");
    }

    public override Task HandleAsync(EndAbsenceRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndAbsence(req.AbsenceId), ct);
}
