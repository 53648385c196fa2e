using Coordination.Api.Access;
using Coordination.Api.Cases;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.PersonsRequests;

/// <summary>
/// A records officer puts right, at her request, an entry about a person whose author is gone; one who works here amends it himself. What stood there stays,
/// with when it was amended and by whom.
/// </summary>
internal sealed record RectifyEntryRequest
{
    public Guid RequestId { get; init; }

    public Guid EntryId { get; init; }

    public string Text { get; init; } = "";
}

internal sealed class RectifyEntryValidator : Validator<RectifyEntryRequest>
{
    public RectifyEntryValidator()
    {
        RuleFor(r => r.Text).NotEmpty().MaximumLength(20000);
    }
}

internal sealed record RectifyEntry(RectifyEntryRequest Wish) : ICommand
{
    public Target Target => Target.OfRequest(Wish.RequestId);

    public Demand Demand => new(AccessAction.KeepPersonsRequest);
}

internal sealed class RectifyEntryHandler(Work work) : IRequestHandler<RectifyEntry, Reply>
{
    public async Task<Reply> Handle(RectifyEntry request, CancellationToken cancellationToken)
    {
        var (wish, asked, file) = (request.Wish, work.Request.State, work.Case);
        if (PersonsRequestDecider.NotBy(asked, file.State, CivilTime.DayOf(work.Now)) is { } early)
        {
            return Reply.Refused(early);
        }

        if (asked.Right != PersonsRight.Rectification)
        {
            return Reply.Refused(PersonsRequestRefusals.OtherRight);
        }

        if (file.State.Entries.FirstOrDefault(e => e.Id == wish.EntryId && e.Subject == asked.Person && CaseItems.Of(work, e).Granted) is not { } entry)
        {
            return Reply.Refused(EntryRefusals.Unknown);
        }

        var author = await work.LoadAsync<Account>(entry.Author, cancellationToken);
        await work.KeysAsync([entry.Subject], cancellationToken);
        var text = work.SealAgain(entry.Texts[^1].Text, entry.Subject, file.Id, CaseFields.Entry, wish.Text)!;
        var decision = EntryDecider.Rectify(file.State, entry.Id, text, author is { IsLive: true } && author.GrantsAt(work.Now).Any(g => g.Role != Role.Parent), work.Stamp);
        return Work.Append(file, decision) is { } refusal ? Reply.Refused(refusal) : Reply.Done(new Receipt(entry.Id, "rectified") { CaseId = file.Id });
    }
}

internal sealed class RectifyEntryEndpoint : Endpoint<RectifyEntryRequest>
{
    public override void Configure()
    {
        Post("/v1/requests/{requestId}/entries/{entryId}/rectify");
        this.Door<RectifyEntry>("Persons' rights", "Put an entry right whose author is gone", new { text = "Suivie depuis mars, et non depuis mai." });
    }

    public override Task HandleAsync(RectifyEntryRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RectifyEntry(req), ct);
}
