using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using Coordination.Domain.FollowUp;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>
/// The rows that the site has otherwise than the plan in force, each whole; a row left out is as in that plan, no row: the site works by it. It holds for
/// the cases opened from now on. Those that are open keep the edition they were opened with.
/// </summary>
internal sealed record EditSitePlanRequest
{
    public string Site { get; init; } = "";

    /// <summary>Number of the edition that was read; 0 while the site has none.</summary>
    public int? Edition { get; init; }

    public ImmutableArray<SitePlanRowWish>? Rows { get; init; }
}

internal sealed class EditSitePlanValidator : Validator<EditSitePlanRequest>
{
    public EditSitePlanValidator()
    {
        RuleFor(r => r.Edition).NotNull().WithMessage("Say which edition was read, 0 while there is none.").GreaterThanOrEqualTo(0);
        RuleFor(r => r.Rows).NotNull().WithMessage("Say the rows that differ; none takes the plan as it is.");
        RuleFor(r => r.Rows!.Value).Must(rows => rows.Length <= Plans.Current.Rows.Length).When(r => r.Rows is { IsDefault: false }).OverridePropertyName("rows").WithMessage("There are more rows here than in the plan.");
        RuleForEach(r => r.Rows!.Value).SetValidator(new SitePlanRowShape()).When(r => r.Rows is { IsDefault: false }).OverridePropertyName("rows");
    }
}

internal sealed record EditSitePlan(string Site, int Edition, ImmutableArray<PlanRowEdit> Rows) : ICommand
{
    public Target Target => Target.OfSite(Site);

    public Demand Demand => AccountDemands.Read;
}

internal sealed class EditSitePlanHandler(Work work) : IRequestHandler<EditSitePlan, Reply>
{
    public async Task<Reply> Handle(EditSitePlan request, CancellationToken cancellationToken)
    {
        var stream = await work.OpenAsync(StreamKinds.Service, CoordinationService.IdOf(work.Service), cancellationToken);
        var wish = new PlanEdition(work.NewId(), request.Site, request.Edition, request.Rows);
        return Work.Append(stream, ServiceDecider.EditPlan(stream.State, wish, work.Plan, work.Caller.Account ?? Account.None, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(stream.State.PlanOf(request.Site)?.Edition.Id ?? stream.Id));
    }
}

internal sealed class EditSitePlanEndpoint : Endpoint<EditSitePlanRequest>
{
    public override void Configure()
    {
        Post("/v1/service/sites/{site}/plan");
        this.Door<EditSitePlan>("Accounts", "Have the follow-up plan of a site otherwise, for the cases opened from now on");
    }

    public override Task HandleAsync(EditSitePlanRequest req, CancellationToken ct) =>
        this.SendCommandAsync(req, new EditSitePlan(req.Site, req.Edition!.Value, [.. req.Rows!.Value.Select(row => row.ToRow())]), ct);
}
