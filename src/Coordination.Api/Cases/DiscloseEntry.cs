using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>The author discloses one entry, and only that one, to a holder of a relation, with the legal reason (access rule A33).</summary>
internal sealed record DiscloseEntryRequest
{
    public Guid CaseId { get; init; }

    public Guid EntryId { get; init; }

    /// <summary>Account or relay with a relation to the case.</summary>
    public Guid Recipient { get; init; }

    /// <summary>Code: consent, 458bis, 458ter, necessity, court-order.</summary>
    public string LegalReason { get; init; } = "";
}

internal sealed class DiscloseEntryValidator : Validator<DiscloseEntryRequest>
{
    public DiscloseEntryValidator()
    {
        RuleFor(r => r.Recipient).NotEmpty();
        RuleFor(r => r.LegalReason).NotEmpty().IsCode();
    }
}

internal sealed record DiscloseEntry(DiscloseEntryRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.AmendEntry)
    {
        // Whose entry it is is decided on the file itself: only its author discloses it.
        Refine = (_, question) => question with { Own = true },
    };
}

internal sealed class DiscloseEntryHandler(Work work) : IRequestHandler<DiscloseEntry, Reply>
{
    public Task<Reply> Handle(DiscloseEntry request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var seen = file.State.Entries.Any(e => e.Id == wish.EntryId && CaseItems.Of(work, e).Granted);
        return Task.FromResult(
            !seen ? Reply.Refused(EntryRefusals.Unknown)
            : Work.Append(file, EntryDecider.Disclose(file.State, wish.EntryId, wish.Recipient, wish.LegalReason, work.Stamp)) is { } refusal ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.EntryId, "disclosed") { CaseId = file.Id }));
    }
}

internal sealed class DiscloseEntryEndpoint : Endpoint<DiscloseEntryRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/entries/{entryId}/disclose");
        this.Door<DiscloseEntry>("Cases", "Disclose one entry to somebody with a relation to the case");
    }

    public override Task HandleAsync(DiscloseEntryRequest req, CancellationToken ct) => this.SendCommandAsync(req, new DiscloseEntry(req), ct);
}
