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
/// Asks to be let into a case that one has nothing to do with: found as a stub, or named by its reference. It gives nothing by itself; whoever answers for the case grants
/// it or does not. Asked again while it waits, it is the same request.
/// </summary>
internal sealed record AskAccessRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Coded reason; what no code says is said in the text.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What else whoever decides should know.</summary>
    public string? Text { get; init; }
}

internal sealed class AskAccessValidator : Validator<AskAccessRequest>
{
    public AskAccessValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().MaximumLength(60);
        RuleFor(r => r.Text).MaximumLength(1000);
    }
}

internal sealed record AskAccess(AskAccessRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.AskAccess);
}

internal sealed class AskAccessHandler(Work work) : IRequestHandler<AskAccess, Reply>
{
    public async Task<Reply> Handle(AskAccess request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        await work.KeysAsync([file.State.Mother], cancellationToken);
        var ask = AccessAskDecider.OpenOf(file.State, work.Caller.Id)?.Id ?? work.NewId();
        var text = work.SealOrNull(file.State.Mother, file.Id, CaseFields.AccessText, wish.Text);
        return Work.Append(file, AccessAskDecider.Ask(file.State, new(ask, work.Caller.Id, RoleOf(work), wish.Reason, text, work.Stamp))) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(ask, "asked"));
    }

    // As what she would be let in: what she coordinates, treats or answers for, in this order.
    private static RelationRole RoleOf(Work work)
    {
        var roles = work.Caller.Grants(work.Now).Select(g => g.Role).ToArray();
        return roles.Contains(Role.Coordinator) ? RelationRole.Coordinator : roles.Contains(Role.Treating) ? RelationRole.Treating : RelationRole.Supervisor;
    }
}

internal sealed class AskAccessEndpoint : Endpoint<AskAccessRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/access-asks");
        this.Door<AskAccess>("Cases", "Ask to be let into a case", new { reason = "shared-care" });
    }

    public override Task HandleAsync(AskAccessRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AskAccess(req), ct);
}
