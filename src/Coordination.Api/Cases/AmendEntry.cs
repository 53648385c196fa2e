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

/// <summary>The author amends an entry; both texts are kept.</summary>
internal sealed record AmendEntryRequest
{
    public Guid CaseId { get; init; }

    public Guid EntryId { get; init; }

    public string Text { get; init; } = "";
}

internal sealed class AmendEntryValidator : Validator<AmendEntryRequest>
{
    public AmendEntryValidator()
    {
        RuleFor(r => r.Text).NotEmpty().MaximumLength(20000);
    }
}

internal sealed record AmendEntry(AmendEntryRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.AmendEntry)
    {
        // Whose entry it is is decided on the file itself: only its author amends it.
        Refine = (_, question) => question with { Own = true },
    };
}

internal sealed class AmendEntryHandler(Work work) : IRequestHandler<AmendEntry, Reply>
{
    public async Task<Reply> Handle(AmendEntry request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var entry = file.State.Entries.FirstOrDefault(e => e.Id == wish.EntryId && CaseItems.Of(work, e).Granted);
        if (entry is null)
        {
            return Reply.Refused(EntryRefusals.Unknown);
        }

        var subject = entry.Subject;
        await work.KeysAsync([subject], cancellationToken);
        var text = work.SealAgain(entry.Texts[^1].Text, subject, file.Id, CaseFields.Entry, wish.Text)!;
        var decision = EntryDecider.Amend(file.State, wish.EntryId, text, work.Stamp);
        return Work.Append(file, decision) is { } refusal ? Reply.Refused(refusal) : Reply.Done(new Receipt(wish.EntryId) { CaseId = file.Id });
    }
}

internal sealed class AmendEntryEndpoint : Endpoint<AmendEntryRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/entries/{entryId}/amend");
        this.Door<AmendEntry>("Cases", "Amend an entry");
    }

    public override Task HandleAsync(AmendEntryRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AmendEntry(req), ct);
}
