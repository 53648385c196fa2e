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

/// <summary>
/// What is known of a person is corrected. It replaces what somebody wrote, so <c>If-Match</c> is demanded. A field left out stays as it is
/// (its reader may not even see it); an empty text takes it away.
/// </summary>
internal sealed record CorrectPersonRequest
{
    public Guid CaseId { get; init; }

    public Guid PersonId { get; init; }

    public PersonRole? Role { get; init; }

    public string? Name { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string? Ssin { get; init; }

    public string? Telephone { get; init; }

    public string? Mail { get; init; }

    public string? Address { get; init; }

    /// <summary>fr, nl, en or another code.</summary>
    public string? Language { get; init; }
}

internal sealed class CorrectPersonValidator : Validator<CorrectPersonRequest>
{
    public CorrectPersonValidator()
    {
        RuleFor(r => r.Name).IsPersonName();
        RuleFor(r => r.Ssin).IsNationalNumber(orEmpty: true);
        RuleFor(r => r.Telephone).IsTelephone();
        RuleFor(r => r.Mail).IsMail().MaximumLength(200);
        RuleFor(r => r.Address).IsPostalAddress();
        RuleFor(r => r.Language).IsLanguage();
    }
}

internal sealed record CorrectPerson(CorrectPersonRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class CorrectPersonHandler(Work work) : IRequestHandler<CorrectPerson, Reply>
{
    public async Task<Reply> Handle(CorrectPerson request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if (PersonRules.Check(wish.BirthDate, string.IsNullOrEmpty(wish.Ssin) ? null : wish.Ssin, CivilTime.DayOf(work.Now)) is { } impossible)
        {
            return Reply.Refused(impossible);
        }

        if (file.State.Find(wish.PersonId) is not { } known)
        {
            return Reply.Refused(CaseRefusals.UnknownPerson);
        }

        await work.KeysAsync(file.State.Persons.Select(p => p.Id), cancellationToken);
        var corrected = PersonFields.Correct(work, file.Id, known, new(wish.Name, wish.BirthDate, wish.Ssin, wish.Telephone, wish.Mail, wish.Address, wish.Language));
        if (Work.Append(file, FamilyDecider.CorrectPerson(file.State, corrected with { Role = wish.Role ?? known.Role }, work.Stamp)) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        await FollowAsync(file, known.Id, wish.BirthDate, cancellationToken);
        return Reply.Done(new Receipt(known.Id) { CaseId = file.Id });
    }

    private async Task FollowAsync(OpenStream<CaseFile> file, Guid person, DateOnly? born, CancellationToken ct)
    {
        KnownMinors.Note(work, file, person, born);
        if (file.Pending.Count > 0)
        {
            await SearchIndex.RenewAsync(work, file.State, ct);
        }
    }
}

internal sealed class CorrectPersonEndpoint : Endpoint<CorrectPersonRequest>
{
    public override void Configure()
    {
        Put("/v1/cases/{caseId}/persons/{personId}");
        this.Door<CorrectPerson>("Cases", "Correct what is known of a person (If-Match demanded)", replaces: true);
    }

    public override Task HandleAsync(CorrectPersonRequest req, CancellationToken ct) => this.SendCommandAsync(req, new CorrectPerson(req), ct);
}
