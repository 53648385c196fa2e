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

/// <summary>A professional states a red flag.</summary>
internal sealed record RaiseFlagRequest
{
    public Guid CaseId { get; init; }

    /// <summary>SELF_HARM, PSYCHOSIS, CHILD_DANGER …</summary>
    public string Code { get; init; } = "";

    /// <summary>Default the mother.</summary>
    public Guid? PersonId { get; init; }
}

internal sealed class RaiseFlagValidator : Validator<RaiseFlagRequest>
{
    public RaiseFlagValidator()
    {
        RuleFor(r => r.Code).NotEmpty().IsListedCode();
    }
}

internal sealed record RaiseFlag(RaiseFlagRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.WriteEntry, Confidentiality.N2);
}

internal sealed class RaiseFlagHandler(Work work) : IRequestHandler<RaiseFlag, Reply>
{
    public Task<Reply> Handle(RaiseFlag request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var id = work.NewId();
        return Task.FromResult(
            Work.Append(file, FlagDecider.Raise(file.State, id, wish.Code, wish.PersonId ?? file.State.Mother, work.Stamp)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(id) { CaseId = file.Id }));
    }
}

internal sealed class RaiseFlagEndpoint : Endpoint<RaiseFlagRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/red-flags");
        this.Door<RaiseFlag>("Cases", "State a red flag", new { code = "NO_CARE" });
    }

    public override Task HandleAsync(RaiseFlagRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RaiseFlag(req), ct);
}
