using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>How I am reached. What is not given stays; an empty text is taken away.</summary>
internal sealed record ChangeContactRequest
{
    /// <summary>Number that a relay is given to call back.</summary>
    public string? Telephone { get; init; }

    /// <summary>Address that messages go to.</summary>
    public string? Mail { get; init; }
}

internal sealed class ChangeContactValidator : Validator<ChangeContactRequest>
{
    public ChangeContactValidator()
    {
        RuleFor(r => r.Telephone).MaximumLength(40);
        RuleFor(r => r.Mail).IsMail().MaximumLength(200);
    }
}

internal sealed record ChangeContact(ChangeContactRequest Wish) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => AccountDemands.KeepOwn;
}

internal sealed class ChangeContactHandler(Work work) : IRequestHandler<ChangeContact, Reply>
{
    public async Task<Reply> Handle(ChangeContact request, CancellationToken cancellationToken)
    {
        var (wish, id) = (request.Wish, work.Caller.Id);
        var stream = await work.OpenAsync(StreamKinds.Account, id, cancellationToken);
        await work.KeysAsync([id], cancellationToken);
        var refusal = Work.Append(stream, AccountDecider.ChangeTelephone(stream.State, work.SealIfNew(stream.State.Telephone, id, AccountFields.Telephone, wish.Telephone), work.Stamp))
            ?? Work.Append(stream, AccountDecider.ChangeMail(stream.State, work.SealIfNew(stream.State.Mail, id, AccountFields.Mail, wish.Mail), work.Stamp));
        return refusal is not null ? Reply.Refused(refusal) : Reply.Done(new Receipt(id));
    }
}

internal sealed class ChangeContactEndpoint : Endpoint<ChangeContactRequest>
{
    public override void Configure()
    {
        Post("/v1/me/contact");
        this.Door<ChangeContact>("Accounts", "Say how I am reached", new { telephone = "+32 4 000 00 01" });
    }

    public override Task HandleAsync(ChangeContactRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ChangeContact(req), ct);
}
