using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>
/// The heads of the case: two where the site has a pair, one elsewhere. What is owed follows them in the same commit. It replaces what
/// somebody decided, so <c>If-Match</c> is demanded; a lead who may not read the case sends <c>*</c>.
/// </summary>
internal sealed record AssignCoordinatorsRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Responsible coordinator.</summary>
    public Guid First { get; init; }

    /// <summary>The other head, where there is one.</summary>
    public Guid? Second { get; init; }

    /// <summary>Coded reason.</summary>
    public string Reason { get; init; } = "reassigned";
}

internal sealed class AssignCoordinatorsValidator : Validator<AssignCoordinatorsRequest>
{
    public AssignCoordinatorsValidator()
    {
        RuleFor(r => r.First).NotEmpty();
        RuleFor(r => r.Reason).NotEmpty().MaximumLength(60);
    }
}

internal sealed record AssignCoordinators(AssignCoordinatorsRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.Reassign);
}

internal sealed class AssignCoordinatorsHandler(Work work) : IRequestHandler<AssignCoordinators, Reply>
{
    public async Task<Reply> Handle(AssignCoordinators request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var coordinators = await Roster.CoordinatorsAsync(work, file.State.Site, cancellationToken);
        Guid?[] wished = [wish.First, wish.Second];
        if (wished.OfType<Guid>().FirstOrDefault(w => coordinators.All(c => c.Account != w)) is { } stranger && stranger != Guid.Empty)
        {
            return Reply.Refused(CaseRefusals.HeadNoCoordinator(stranger == wish.Second ? "second" : "first"));
        }

        Guid? With(string discipline) => coordinators.Where(c => c.Discipline == discipline && wished.Contains(c.Account)).Select(c => (Guid?)c.Account).FirstOrDefault();
        var heads = new Heads(work.Service, file.State.Site, wish.First, wish.Second, With(Disciplines.Midwife), With(Disciplines.SocialWorker));
        var orphaned = wished.Contains(work.Caller.Id) && await IsOrphanedAsync(file.State, cancellationToken);
        return Work.Append(file, CaseDecider.Assign(file.State, heads, wish.Reason, work.Stamp, orphaned)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(file.Id) { CaseId = file.Id });
    }

    // A case whose heads are gone is its site's lead's: where she coordinates too, it may have nobody else to go to.
    private async Task<bool> IsOrphanedAsync(CaseFile file, CancellationToken ct)
    {
        Guid[] heads = [file.Heads!.First, file.Heads.Second ?? file.Heads.First];
        return work.Caller.Account?.Holds(Role.Supervisor, file.Site, work.Now) == true
            && !(await work.Session.LoadManyAsync<Account>(ct, heads)).Any(head => head.GrantsAt(work.Now).Any(g => g.Role == Role.Coordinator));
    }
}

internal sealed class AssignCoordinatorsEndpoint : Endpoint<AssignCoordinatorsRequest>
{
    public override void Configure()
    {
        Put("/v1/cases/{caseId}/coordinators");
        this.Door<AssignCoordinators>("Cases", "Assign the coordinators of a case (If-Match demanded)", replaces: true);
    }

    public override Task HandleAsync(AssignCoordinatorsRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AssignCoordinators(req), ct);
}
