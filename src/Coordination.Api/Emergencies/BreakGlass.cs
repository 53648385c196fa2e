using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Emergencies;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Emergencies;

/// <summary>
/// Opens one case in an emergency, for a limited time: N1 to N3, to read. Asked blind: the answer is the same whether something sealed is there or not. The
/// privacy officers are told at once, why it was needed is owed within 24 hours, and it is reviewed. Sent again while it is open, it lengthens nothing.
/// </summary>
internal sealed record BreakGlassRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Coded reason. Danger to life alone opens to whom the family excluded.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How long, 1 to 240; an hour when not given.</summary>
    public int? Minutes { get; init; }
}

internal sealed class BreakGlassValidator : Validator<BreakGlassRequest>
{
    // At the door, before anything is known of the case: what is refused later would tell that it is there, and leave no record.
    public BreakGlassValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().Must(GlassRules.IsReason).WithMessage("The reason is one of the list glass-reason.");
        RuleFor(r => r.Minutes).InclusiveBetween(1, GlassRules.MostMinutes);
    }
}

internal sealed record BreakGlass(BreakGlassRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.BreakGlass, Confidentiality.N3)
    {
        Refine = (_, question) => question with { Reason = GlassRules.EmergencyOf(Wish.Reason) ?? question.Reason },
    };
}

internal sealed class BreakGlassHandler(Work work) : IRequestHandler<BreakGlass, Reply>
{
    public async Task<Reply> Handle(BreakGlass request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case.State);
        if (HeldGlasses.OpenOn(work) is { } held && held.Reason == wish.Reason)
        {
            return GlassReplies.Of(held.Glass, file.Id, held.Sealed, held.Until);
        }

        var glass = work.StartGlass(work.NewId());
        var click = new GlassClick(glass.Id, work.Caller.Id, wish.Reason, wish.Minutes, work.IsExcludedFrom(file));
        if (Work.Append(glass, GlassDecider.Break(glass.State, file, click, work.Stamp)) is { } no)
        {
            return Reply.Refused(no);
        }

        var account = await work.OpenAsync(StreamKinds.Account, work.Caller.Id, cancellationToken);
        Work.Append(account, AccountDecider.Hold(account.State, new(glass.Id, file.Id, wish.Reason, Sealed: false, glass.State.Until), work.Stamp));
        await GlassNotices.QueueAsync(work, glass, cancellationToken);
        return GlassReplies.Of(glass.Id, file.Id, seals: false, glass.State.Until);
    }
}

internal sealed class BreakGlassEndpoint : Endpoint<BreakGlassRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/glass");
        this.Door<BreakGlass>("Emergencies", "Open a case in an emergency", new { reason = "ON_CALL_CONTINUITY" }, creates: true, receipt: typeof(GlassReceipt));
    }

    public override Task HandleAsync(BreakGlassRequest req, CancellationToken ct) => this.SendCommandAsync(req, new BreakGlass(req), ct);
}
