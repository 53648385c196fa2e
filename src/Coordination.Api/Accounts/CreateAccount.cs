using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>A login of the identity provider becomes an account, with its first role.</summary>
internal sealed record CreateAccountRequest
{
    /// <summary>Issuer of the tokens (<c>iss</c>).</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The login there (<c>sub</c>).</summary>
    public string Subject { get; init; } = "";

    /// <summary>Name shown to colleagues and relays.</summary>
    public string Name { get; init; } = "";

    public Role Role { get; init; }

    /// <summary>Site the role is for; needed by a role that belongs to a site.</summary>
    public string? Site { get; init; }

    /// <summary><c>midwife</c>, <c>socialWorker</c> or another discipline; a coordinator is one of these two.</summary>
    public string? Discipline { get; init; }

    /// <summary>Service record, for a relay's account.</summary>
    public Guid? RelayId { get; init; }

    /// <summary>Person of a case, for a parent's account.</summary>
    public Guid? PersonId { get; init; }

    public string? Telephone { get; init; }

    public string? Mail { get; init; }

    /// <summary>What shows that the role is rightly given.</summary>
    public string Proof { get; init; } = "";
}

internal sealed class CreateAccountValidator : Validator<CreateAccountRequest>
{
    public CreateAccountValidator()
    {
        RuleFor(r => r.Issuer).NotEmpty().MaximumLength(300);
        RuleFor(r => r.Subject).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Name).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Role).NotEmpty();
        RuleFor(r => r.Site).IsSite();
        RuleFor(r => r.Discipline).IsWord();
        RuleFor(r => r.Proof).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Telephone).MaximumLength(40);
        RuleFor(r => r.Mail).IsMail().MaximumLength(200);
    }
}

internal sealed record CreateAccount(CreateAccountRequest Wish) : ICommand
{
    public Target Target => Target.OfSite(Wish.Site);

    public Demand Demand => new(AccessAction.ManageAccounts)
    {
        Refine = (caller, question) => question with { SecondPerson = Ids.Account(Wish.Issuer, Wish.Subject) != caller.Id },
    };
}

internal sealed class CreateAccountHandler(Work work) : IRequestHandler<CreateAccount, Reply>
{
    public async Task<Reply> Handle(CreateAccount request, CancellationToken cancellationToken)
    {
        var (wish, id) = (request.Wish, Ids.Account(request.Wish.Issuer, request.Wish.Subject));
        var stream = await work.OpenAsync(StreamKinds.Account, id, cancellationToken);
        await work.KeysAsync([id], cancellationToken);
        var created = AccountDecider.Create(
            stream.State, new AccountCreated(id, work.Service, wish.Issuer, wish.Subject, work.Seal(id, id, AccountFields.Name, wish.Name), work.Stamp));
        var grant = AccountFields.Proven(work, id, new(work.NewId(), wish.Role, wish.Site, wish.Discipline, wish.RelayId, wish.PersonId, work.Now, null, ""), wish.Proof);
        var refusal = Work.Append(stream, created)
            ?? Work.Append(stream, AccountDecider.GiveRole(stream.State, grant, work.Caller.Account ?? Account.None, siteIsLed: true, work.Stamp))
            ?? (stream.Exists ? Otherwise(stream.State, wish) : Reach(stream, wish))
            ?? await LoginClaims.ClaimAsync(work, wish.Issuer, wish.Subject, machine: false, cancellationToken);
        return refusal is not null ? Reply.Refused(refusal) : Reply.Created(new Receipt(id), $"/v1/accounts/{id}");
    }

    private Refusal? Reach(OpenStream<Account> stream, CreateAccountRequest wish) =>
        Work.Append(stream, AccountDecider.ChangeTelephone(stream.State, work.SealOrNull(stream.Id, stream.Id, AccountFields.Telephone, wish.Telephone), work.Stamp))
        ?? Work.Append(stream, AccountDecider.ChangeMail(stream.State, work.SealOrNull(stream.Id, stream.Id, AccountFields.Mail, wish.Mail), work.Stamp));

    // Once it exists, how an account is called and reached is not its supervisors' (A89): what would be left undone is refused, not passed over.
    private Refusal? Otherwise(Account account, CreateAccountRequest wish)
    {
        bool Stands(Protected? stored, string field, string? text) =>
            text is null || (work.Keys.Open(stored, account.Id, account.Id, field) ?? "").Trim() == text.Trim();
        return Stands(account.Name, AccountFields.Name, wish.Name)
            && Stands(account.Telephone, AccountFields.Telephone, wish.Telephone)
            && Stands(account.Mail, AccountFields.Mail, wish.Mail)
            ? null
            : AccountRefusals.KnownOtherwise;
    }
}

internal sealed class CreateAccountEndpoint : Endpoint<CreateAccountRequest>
{
    public override void Configure()
    {
        Post("/v1/accounts");
        this.Door<CreateAccount>("Accounts", "Create an account with its first role", creates: true);
    }

    public override Task HandleAsync(CreateAccountRequest req, CancellationToken ct) => this.SendCommandAsync(req, new CreateAccount(req), ct);
}
