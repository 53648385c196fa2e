using Coordination.Api.Access;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Transfers;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Transfers;

/// <summary>What whoever holds the case meanwhile must know. It is an entry of the case (N2), read by whoever reads its notes, cover included.</summary>
internal sealed record NoteTransferRequest
{
    public Guid TransferId { get; init; }

    public Guid CaseId { get; init; }

    public string Text { get; init; } = "";
}

internal sealed class NoteTransferValidator : Validator<NoteTransferRequest>
{
    public NoteTransferValidator() => RuleFor(r => r.Text).NotEmpty().MaximumLength(TextShape.LongestNote);
}

internal sealed record NoteTransfer(NoteTransferRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.WriteEntry, Confidentiality.N2);
}

internal sealed class NoteTransferHandler(Work work) : IRequestHandler<NoteTransfer, Reply>
{
    private const string Kind = "transfer";

    public async Task<Reply> Handle(NoteTransfer request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var stream = await work.OpenAsync(StreamKinds.Transfer, Transfer.IdOf(wish.TransferId, wish.CaseId), cancellationToken);
        await work.KeysAsync([file.State.Mother], cancellationToken);
        if (stream.State.IsOpen && Standing(stream.State, wish.Text) is { } same)
        {
            return Reply.Done(new Receipt(same, "noted") { CaseId = file.Id });
        }

        var written = new EntryWritten(
            work.NewId(), Kind, Confidentiality.N2, file.State.Mother, null, [], true, [], RelationBasis.Help,
            work.Seal(file.State.Mother, file.Id, CaseFields.Entry, wish.Text.Trim()), work.Now, work.Stamp);
        var refusal = Work.Append(stream, TransferDecider.Note(stream.State, written.Entry, MayWrite(stream.State), work.Stamp)) ?? Work.Append(file, EntryDecider.Write(file.State, written));
        return refusal is null ? Reply.Done(new Receipt(written.Entry, "noted") { CaseId = file.Id }) : Reply.Refused(refusal);
    }

    private bool MayWrite(Transfer state) => state.Leave?.Of == work.Caller.Id || CaseRights.IsHead(work.Case.State, work.Caller.Id)
        || work.Caller.Account?.Holds(Role.Supervisor, work.Case.State.Site, work.Now) == true;

    // Her own note that says just this.
    private Guid? Standing(Transfer state, string text) =>
        work.Case.State.Entries.FirstOrDefault(e => e.Id == state.Note && e.Author == work.Caller.Id) is { } note
        && work.Keys.Open(note.Texts[^1].Text, note.Subject, work.Case.Id, CaseFields.Entry) == text.Trim() ? note.Id : null;
}

internal sealed class NoteTransferEndpoint : Endpoint<NoteTransferRequest>
{
    public override void Configure()
    {
        Post("/v1/transfers/{transferId}/cases/{caseId}/note");
        this.Door<NoteTransfer>("Transfers", "Write what whoever holds the case must know", new { text = "Rappeler mardi pour la place en crèche ; préfère le téléphone le matin." });
    }

    public override Task HandleAsync(NoteTransferRequest req, CancellationToken ct) => this.SendCommandAsync(req, new NoteTransfer(req), ct);
}
