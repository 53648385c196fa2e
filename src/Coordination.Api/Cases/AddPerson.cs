using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A person joins the case: co-parent, expected child, sibling, supporter …</summary>
internal sealed record AddPersonRequest
{
    public Guid CaseId { get; init; }

    public PersonRole Role { get; init; } = PersonRole.CoParent;

    public string? Name { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string? Ssin { get; init; }

    public string? Telephone { get; init; }

    public string? Mail { get; init; }

    public string? Address { get; init; }

    /// <summary>fr, nl, en or another code.</summary>
    public string? Language { get; init; }
}

internal sealed class AddPersonValidator : Validator<AddPersonRequest>
{
    public AddPersonValidator()
    {
        RuleFor(r => r.Name).IsPersonName();
        RuleFor(r => r.Ssin).IsNationalNumber();
        RuleFor(r => r.Telephone).IsTelephone();
        RuleFor(r => r.Mail).IsMail().MaximumLength(200);
        RuleFor(r => r.Address).IsPostalAddress();
        RuleFor(r => r.Language).IsLanguage();
    }
}

internal sealed record AddPerson(AddPersonRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class AddPersonHandler(Work work) : IRequestHandler<AddPerson, Reply>
{
    public async Task<Reply> Handle(AddPerson request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if (PersonRules.Check(wish.BirthDate, wish.Ssin, CivilTime.DayOf(work.Now)) is { } impossible)
        {
            return Reply.Refused(impossible);
        }

        var id = work.NewId();
        var facts = new PersonFacts(wish.Name, wish.BirthDate, wish.Ssin, wish.Telephone, wish.Mail, wish.Address, wish.Language);
        if (Work.Append(file, FamilyDecider.AddPerson(file.State, PersonFields.Seal(work, file.Id, id, wish.Role, facts), work.Stamp)) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        KnownMinors.Note(work, file, id, wish.BirthDate);
        SearchIndex.Queue(work, file.Id, "case", file.State.Site, wish.Name, wish.BirthDate, wish.Telephone, wish.Ssin);
        await SearchIndex.ElsewhereAsync(work, file.State, [new(wish.Name, wish.BirthDate, wish.Telephone, wish.Ssin)], cancellationToken);
        return Reply.Done(new Receipt(id) { CaseId = file.Id });
    }
}

internal sealed class AddPersonEndpoint : Endpoint<AddPersonRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/persons");
        this.Door<AddPerson>("Cases", "Add a person to the case", new { role = "coParent", name = "Marc Exemple" });
    }

    public override Task HandleAsync(AddPersonRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AddPerson(req), ct);
}
