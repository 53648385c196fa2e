using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>
/// Contact is lost: how it is sought again, chosen by somebody whom the family trusts. Nothing is reported and nobody is threatened; meanwhile the silence
/// is not counted anew, and on the last day somebody owes to say what came of it. A pause and a closing have acts of their own.
/// </summary>
internal sealed record PlanRecontactRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Coded way: <c>other-channel</c>, <c>other-person</c>, <c>supporter</c>, <c>relay</c>, <c>visit</c>, <c>neutral-letter</c>, <c>wait</c>.</summary>
    public string Way { get; init; } = "";

    /// <summary>Civil day until which it is tried, today or at most 92 days ahead.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Who chose it: a coordinator of the case, or a person of it whom the family trusts; default the caller.</summary>
    public Guid? ChosenBy { get; init; }
}

internal sealed class PlanRecontactValidator : Validator<PlanRecontactRequest>
{
    public PlanRecontactValidator()
    {
        RuleFor(r => r.Way).NotEmpty().IsCode();
        RuleFor(r => r.Until).NotEmpty();
    }
}

internal sealed record PlanRecontact(PlanRecontactRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class PlanRecontactHandler(Work work) : IRequestHandler<PlanRecontact, Reply>
{
    public Task<Reply> Handle(PlanRecontact request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var planned = new RecontactPlanned(work.NewId(), wish.Way, wish.ChosenBy ?? work.Stamp.By, wish.Until, work.Stamp);
        var id = RecontactDecider.Known(file.State, planned)?.Id ?? planned.Recontact;
        return Task.FromResult(
            Work.Append(file, RecontactDecider.Plan(file.State, planned)) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(id, "planned") { CaseId = file.Id }));
    }
}

internal sealed class PlanRecontactEndpoint : Endpoint<PlanRecontactRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/recontacts");
        this.Door<PlanRecontact>("Cases", "Seek contact again in a way that somebody trusted chose");
    }

    public override Task HandleAsync(PlanRecontactRequest req, CancellationToken ct) => this.SendCommandAsync(req, new PlanRecontact(req), ct);
}
