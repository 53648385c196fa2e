using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
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

/// <summary>A case nobody sent an alert about. A name and one date are enough; no number, address or consent is asked.</summary>
internal sealed record OpenCaseRequest
{
    public string Name { get; init; } = "";

    public DateOnly? DueDate { get; init; }

    /// <summary>First day of the last period, instead of a due date.</summary>
    public DateOnly? LastPeriod { get; init; }

    /// <summary>Birth date of the child, when already born.</summary>
    public DateOnly? ChildBornOn { get; init; }

    /// <summary>The mother's own birth date.</summary>
    public DateOnly? BirthDate { get; init; }

    public string? Ssin { get; init; }

    public string? Telephone { get; init; }

    public string? Language { get; init; }

    public int ExpectedChildren { get; init; } = 1;

    /// <summary>Default: the caller's own site.</summary>
    public string? Site { get; init; }
}

internal sealed class OpenCaseValidator : Validator<OpenCaseRequest>
{
    public OpenCaseValidator()
    {
        RuleFor(r => r.Name).NotEmpty().IsPersonName();
        RuleFor(r => r.Ssin).IsNationalNumber();
        RuleFor(r => r.Telephone).IsTelephone();
        RuleFor(r => r.Language).IsLanguage();
        RuleFor(r => r.Site).IsSite();
    }
}

internal sealed record OpenCase(OpenCaseRequest Wish) : ICommand
{
    public Target Target => Target.OfSite(Wish.Site);

    public Demand Demand => new(AccessAction.OpenCase);
}

internal sealed class OpenCaseHandler(Work work) : IRequestHandler<OpenCase, Reply>
{
    public async Task<Reply> Handle(OpenCase request, CancellationToken cancellationToken)
    {
        var wish = request.Wish;
        if (PersonRules.Check(wish.BirthDate, wish.Ssin, CivilTime.DayOf(work.Now)) is { } impossible)
        {
            return Reply.Refused(impossible);
        }

        var site = wish.Site ?? work.Caller.Grants(work.Now).Where(g => g.Role == Role.Coordinator).Select(g => g.Site).First()!;
        var (heads, plan) = await OpeningHeads.OfAsync(work, site, work.Caller.Id, cancellationToken);
        var file = work.StartCase(work.NewId());
        if (Work.Append(file, CaseDecider.Open(file.State, Opening(wish, file.Id, heads) with { Plan = plan }, work.Stamp)) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        KnownMinors.Note(work, file, file.State.Mother, wish.BirthDate);
        SearchIndex.Queue(work, file.Id, "case", site, wish.Name, wish.BirthDate, wish.Telephone, wish.Ssin);
        return Reply.Created(new Receipt(file.Id, "open"), $"/v1/cases/{file.Id}") with { About = file.Id };
    }

    private Opening Opening(OpenCaseRequest wish, Guid file, Heads heads) => new(
        file,
        heads,
        PersonFields.Seal(work, file, work.NewId(), PersonRole.Mother, new(wish.Name, wish.BirthDate, wish.Ssin, wish.Telephone, Language: wish.Language)),
        wish.LastPeriod,
        wish.DueDate,
        ExpectedChildren: wish.ExpectedChildren,
        ChildBornOn: wish.ChildBornOn);
}

internal sealed class OpenCaseEndpoint : Endpoint<OpenCaseRequest>
{
    public override void Configure()
    {
        Post("/v1/cases");
        this.Door<OpenCase>("Cases", "Open a case without an alert", new { name = "Nadia Fictive", dueDate = "2027-05-20" }, creates: true);
    }

    public override Task HandleAsync(OpenCaseRequest req, CancellationToken ct) => this.SendCommandAsync(req, new OpenCase(req), ct);
}
