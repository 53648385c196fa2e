using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>A hospital's record may post alerts for one site.</summary>
internal sealed record RegisterClientRequest
{
    /// <summary>Issuer of the client's tokens.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>Client id there (<c>sub</c>).</summary>
    public string Subject { get; init; } = "";

    public string Site { get; init; } = "";

    /// <summary>Hospital it belongs to.</summary>
    public string Organisation { get; init; } = "";
}

internal sealed class RegisterClientValidator : Validator<RegisterClientRequest>
{
    public RegisterClientValidator()
    {
        RuleFor(r => r.Issuer).NotEmpty().MaximumLength(300);
        RuleFor(r => r.Subject).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Site).Must(Slug.IsValid).WithMessage("A site is a slug of a-z, 0-9 and '-'.");
        RuleFor(r => r.Organisation).NotEmpty().MaximumLength(200);
    }
}

internal sealed record RegisterClient(RegisterClientRequest Wish) : ICommand
{
    public Target Target => Target.OfSite(Wish.Site);

    public Demand Demand => new(AccessAction.ManageAccounts)
    {
        Refine = (caller, question) => question with { SecondPerson = MachineClient.IdOf(Wish.Issuer, Wish.Subject) != caller.Id },
    };
}

internal sealed class RegisterClientHandler(Work work) : IRequestHandler<RegisterClient, Reply>
{
    private const string Login = "insert into coordination.login (account, service, machine) values (?, ?, true) on conflict (account) do nothing";

    public async Task<Reply> Handle(RegisterClient request, CancellationToken cancellationToken)
    {
        var (wish, id) = (request.Wish, MachineClient.IdOf(request.Wish.Issuer, request.Wish.Subject));
        var stream = await work.OpenAsync(StreamKinds.Client, id, cancellationToken);
        var decision = ClientDecider.Register(
            stream.State,
            new ClientRegistered(id, work.Service, wish.Site, wish.Issuer, wish.Subject, wish.Organisation, work.Stamp),
            work.Caller.Account ?? Account.None);
        if (Work.Append(stream, decision) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        if (work.HasEvents)
        {
            work.Also(Login, id, work.Service);
        }

        return Reply.Created(new Receipt(id, stream.NextVersion), $"/v1/clients/{id}");
    }
}

internal sealed class RegisterClientEndpoint : Endpoint<RegisterClientRequest>
{
    public override void Configure()
    {
        Post("/v1/clients");
        this.Door<RegisterClient>("Accounts", "Register a hospital record's client", creates: true);
    }

    public override Task HandleAsync(RegisterClientRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RegisterClient(req), ct);
}
