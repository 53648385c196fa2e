using Coordination.Api.Access;
using Coordination.Api.Accounts;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Worklist;

/// <summary>Keep a filter no longer.</summary>
internal sealed record DropFilterRequest
{
    public string Name { get; init; } = "";
}

internal sealed class DropFilterValidator : Validator<DropFilterRequest>
{
    public DropFilterValidator() => RuleFor(r => r.Name).Must(Slug.IsValid).WithMessage("A filter has a name of 1 to 40 of a-z, 0-9 and '-'.");
}

internal sealed record DropFilter(string Name) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => AccountDemands.KeepOwn;
}

internal sealed class DropFilterHandler(Work work) : IRequestHandler<DropFilter, Reply>
{
    public async Task<Reply> Handle(DropFilter request, CancellationToken cancellationToken)
    {
        var stream = await work.OpenAsync(StreamKinds.Account, work.Caller.Id, cancellationToken);
        return Work.Append(stream, OwnListDecider.DropFilter(stream.State, request.Name, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(stream.Id));
    }
}

internal sealed class DropFilterEndpoint : Endpoint<DropFilterRequest>
{
    public override void Configure()
    {
        Delete("/v1/me/filters/{name}");
        this.Door<DropFilter>("Worklist", "Drop a filter of my list");
    }

    public override Task HandleAsync(DropFilterRequest req, CancellationToken ct) => this.SendCommandAsync(req, new DropFilter(req.Name), ct);
}
