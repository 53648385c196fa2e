using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Identity;
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
        RuleFor(r => r.Site).Cascade(CascadeMode.Stop).NotEmpty().Must(Slug.IsValid).WithMessage("A site is a slug of a-z, 0-9 and '-'.");
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
    public async Task<Reply> Handle(RegisterClient request, CancellationToken cancellationToken)
    {
        var (wish, id) = (request.Wish, MachineClient.IdOf(request.Wish.Issuer, request.Wish.Subject));
        var stream = await work.OpenAsync(StreamKinds.Client, id, cancellationToken);
        var decision = ClientDecider.Register(
            stream.State,
            new ClientRegistered(id, work.Service, wish.Site, wish.Issuer, wish.Subject, wish.Organisation, work.Stamp),
            work.Caller.Account ?? Account.None);
        var refusal = Work.Append(stream, decision) ?? await LoginClaims.ClaimAsync(work, wish.Issuer, wish.Subject, machine: true, cancellationToken);
        return refusal is not null ? Reply.Refused(refusal) : Reply.Created(new Receipt(id), $"/v1/clients/{id}");
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
