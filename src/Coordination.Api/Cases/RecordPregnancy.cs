using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>The pregnancy is dated: by the last period or a due date.</summary>
internal sealed record RecordPregnancyRequest
{
    public Guid CaseId { get; init; }

    public DateOnly? LastPeriod { get; init; }

    public DateOnly? DueDate { get; init; }

    public DueDateBasis Basis { get; init; } = DueDateBasis.Stated;

    public int ExpectedChildren { get; init; } = 1;
}

internal sealed class RecordPregnancyValidator : Validator<RecordPregnancyRequest>;

internal sealed record RecordPregnancy(RecordPregnancyRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class RecordPregnancyHandler(Work work) : IRequestHandler<RecordPregnancy, Reply>
{
    public Task<Reply> Handle(RecordPregnancy request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        return Task.FromResult(
            Work.Append(file, FamilyDecider.RecordPregnancy(file.State, wish.LastPeriod, wish.DueDate, wish.Basis, wish.ExpectedChildren, work.Stamp)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(file.Id) { CaseId = file.Id }));
    }
}

internal sealed class RecordPregnancyEndpoint : Endpoint<RecordPregnancyRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/pregnancy");
        this.Door<RecordPregnancy>("Cases", "Date the pregnancy");
    }

    public override Task HandleAsync(RecordPregnancyRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RecordPregnancy(req), ct);
}
