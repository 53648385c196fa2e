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

/// <summary>A child is born; one event per child.</summary>
internal sealed record RecordBirthRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Civil day of birth.</summary>
    public DateOnly On { get; init; }

    /// <summary>Birth weight in grams, 200 to 8000; may be said later.</summary>
    public int? WeightGrams { get; init; }

    /// <summary>Expected child; default the first one not yet born.</summary>
    public Guid? ChildId { get; init; }
}

internal sealed class RecordBirthValidator : Validator<RecordBirthRequest>
{
    public RecordBirthValidator()
    {
        RuleFor(r => r.On).NotEmpty();
        RuleFor(r => r.WeightGrams).InclusiveBetween(200, 8000);
    }
}

internal sealed record RecordBirth(RecordBirthRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class RecordBirthHandler(Work work) : IRequestHandler<RecordBirth, Reply>
{
    public Task<Reply> Handle(RecordBirth request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var child = wish.ChildId
            ?? file.State.Births.FirstOrDefault(b => b.On == wish.On && file.State.Pregnancy is not { ExpectedChildren: > 1 })?.Child
            ?? file.State.Persons.FirstOrDefault(p => p.Role == PersonRole.ExpectedChild && FamilyLife.LostOn(file.State, p.Id) is null)?.Id
            ?? file.State.Births.LastOrDefault()?.Child
            ?? FamilyDecider.Child(file.Id, 1);
        return Task.FromResult(
            Work.Append(file, FamilyDecider.RecordBirth(file.State, child, wish.On, work.Stamp, wish.WeightGrams)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(child) { CaseId = file.Id }));
    }
}

internal sealed class RecordBirthEndpoint : Endpoint<RecordBirthRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/births");
        this.Door<RecordBirth>("Cases", "Record a birth");
    }

    public override Task HandleAsync(RecordBirthRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RecordBirth(req), ct);
}
