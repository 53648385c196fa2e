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

/// <summary>
/// The author holds that the person should not read an entry about her for the time being: in writing, until a day on which that is reviewed. It withholds
/// nothing until another professional who reads the entry agrees.
/// </summary>
internal sealed record AskExceptionRequest
{
    public Guid CaseId { get; init; }

    public Guid EntryId { get; init; }

    /// <summary>Why knowing it would clearly harm her health.</summary>
    public string Text { get; init; } = "";

    /// <summary>Last day on which it holds; within twelve months.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>It is safe to tell her that something is withheld.</summary>
    public bool Told { get; init; }
}

internal sealed class AskExceptionValidator : Validator<AskExceptionRequest>
{
    public AskExceptionValidator()
    {
        RuleFor(r => r.Text).NotEmpty().MaximumLength(TextShape.LongestNote);
        RuleFor(r => r.ReviewOn).NotNull();
    }
}

internal sealed record AskException(AskExceptionRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.AmendEntry)
    {
        // Whose entry it is is decided on the file itself: only its author asks for it.
        Refine = (_, question) => question with { Own = true },
    };
}

internal sealed class AskExceptionHandler(Work work) : IRequestHandler<AskException, Reply>
{
    public async Task<Reply> Handle(AskException request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if (file.State.Entries.FirstOrDefault(e => e.Id == wish.EntryId && CaseItems.Of(work, e).Granted) is not { } entry)
        {
            return Reply.Refused(EntryRefusals.Unknown);
        }

        await work.KeysAsync([entry.Subject], cancellationToken);
        var known = file.State.Exceptions.LastOrDefault(x => x.Entry == entry.Id && x.Ended is null);
        var text = work.SealAgain(known?.Text, entry.Subject, file.Id, CaseFields.Exception, wish.Text)!;
        var asked = new TherapeuticExceptionAsked(work.NewId(), entry.Id, text, wish.ReviewOn!.Value, wish.Told, work.Stamp);
        return Work.Append(file, TherapeuticExceptionDecider.Ask(file.State, asked)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(file.Pending.Count > 0 ? asked.Exception : known!.Id, "awaits-second") { CaseId = file.Id });
    }
}

internal sealed class AskExceptionEndpoint : Endpoint<AskExceptionRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/entries/{entryId}/exception");
        this.Door<AskException>("Cases", "Ask to withhold an entry from the person it is about", new { text = "La lecture seule, avant l'entretien prévu, aggraverait son état.", reviewOn = "2026-06-01", told = true });
    }

    public override Task HandleAsync(AskExceptionRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AskException(req), ct);
}
