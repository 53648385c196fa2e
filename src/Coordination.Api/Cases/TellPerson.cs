using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>The person was told what had been disclosed of her in an emergency: who told her, and when (access rule A85). It ends what is owed.</summary>
internal sealed record TellPersonRequest
{
    public Guid CaseId { get; init; }

    public Guid DisclosureId { get; init; }

    /// <summary>Who was told; default the mother.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Account of who told her; default the caller.</summary>
    public Guid? By { get; init; }

    /// <summary>Civil day; default today.</summary>
    public DateOnly? On { get; init; }
}

internal sealed class TellPersonValidator : Validator<TellPersonRequest>;

internal sealed record TellPerson(TellPersonRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    // Still owed, and still possible, when she took her consent back meanwhile.
    public Demand Demand => new(AccessAction.RecordConsent);
}

internal sealed class TellPersonHandler(Work work) : IRequestHandler<TellPerson, Reply>
{
    public Task<Reply> Handle(TellPerson request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var told = new DisclosureTold(
            wish.DisclosureId, wish.PersonId ?? file.State.Mother, wish.By ?? work.Caller.Id, wish.On ?? CivilTime.DayOf(work.Now), work.Stamp);
        return Task.FromResult(
            !DisclosureSight.Shows(work, wish.DisclosureId) ? Reply.Refused(DisclosureRefusals.Unknown)
            : Work.Append(file, DisclosureDecider.Told(file.State, told)) is { } refusal ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.DisclosureId, "told") { CaseId = file.Id }));
    }
}

internal sealed class TellPersonEndpoint : Endpoint<TellPersonRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/disclosures/{disclosureId}/told");
        this.Door<TellPerson>("Cases", "Note that the person was told what was disclosed in an emergency", new { });
    }

    public override Task HandleAsync(TellPersonRequest req, CancellationToken ct) => this.SendCommandAsync(req, new TellPerson(req), ct);
}
