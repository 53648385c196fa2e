using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>A hospital record's client posts no more from this commit on.</summary>
internal sealed record EndClientRequest
{
    public Guid ClientId { get; init; }

    public string Reason { get; init; } = "";
}

internal sealed class EndClientValidator : Validator<EndClientRequest>
{
    public EndClientValidator() => RuleFor(r => r.Reason).NotEmpty().IsCode();
}

internal sealed record EndClient(EndClientRequest Wish) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => AccountDemands.Manage(Wish.ClientId);
}

internal sealed class EndClientHandler(Work work) : IRequestHandler<EndClient, Reply>
{
    public async Task<Reply> Handle(EndClient request, CancellationToken cancellationToken)
    {
        var wish = request.Wish;
        var stream = await work.OpenAsync(StreamKinds.Client, wish.ClientId, cancellationToken);
        return Work.Append(stream, ClientDecider.End(stream.State, wish.Reason, work.Caller.Account ?? Account.None, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(stream.Id, "ended"));
    }
}

internal sealed class EndClientEndpoint : Endpoint<EndClientRequest>
{
    public override void Configure()
    {
        Post("/v1/clients/{clientId}/end");
        this.Door<EndClient>("Accounts", "End a hospital record's client");
    }

    public override Task HandleAsync(EndClientRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndClient(req), ct);
}
