using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>
/// The author discloses one entry, and only that one: to a holder of a relation, who may then read it (access rule A33), or to an authority outside.
/// Each basis demands its answers.
/// </summary>
internal sealed record DiscloseEntryRequest
{
    public Guid CaseId { get; init; }

    public Guid EntryId { get; init; }

    /// <summary>Account or relay with a relation to the case.</summary>
    public Guid? Recipient { get; init; }

    /// <summary>Or an authority outside, by its kind.</summary>
    public string? Authority { get; init; }

    /// <summary>Code of the basis.</summary>
    public string Basis { get; init; } = "shared-secrecy";

    /// <summary>The consent it rests on; default the latest that carries it.</summary>
    public Guid? ConsentId { get; init; }

    /// <summary>Data categories it tells of.</summary>
    public DataCategory[] Categories { get; init; } = [DataCategory.Social];

    /// <summary>The five conditions of shared secrecy.</summary>
    public AnswerWish[] Answers { get; init; } = [];

    /// <summary>The written reason, where the basis demands one.</summary>
    public string? Reason { get; init; }

    /// <summary>Code of the purpose.</summary>
    public string Purpose { get; init; } = "care";

    /// <summary>Code of how it is told.</summary>
    public string Channel { get; init; } = "file";

    /// <summary>Somebody looked whether it tells of third parties.</summary>
    public bool? ThirdPartiesChecked { get; init; }
}

internal sealed class DiscloseEntryValidator : Validator<DiscloseEntryRequest>
{
    public DiscloseEntryValidator()
    {
        RuleFor(r => r.Authority).Must((r, to) => r.Recipient is null ? DisclosureBases.IsAuthority(to) : to is null).WithMessage("Name a recipient, or an authority of the list authority.");
        RuleFor(r => r.Basis).NotEmpty().IsCode();
        RuleFor(r => r.Purpose).NotEmpty().IsCode();
        RuleFor(r => r.Channel).NotEmpty().IsCode();
        RuleFor(r => r.Reason).MaximumLength(TextShape.LongestNote);
        RuleFor(r => r.Answers).NotEmpty().Must(a => a.Length <= 20).WithMessage("At most 20 answers.");
        RuleFor(r => r.ThirdPartiesChecked).NotNull();
        RuleForEach(r => r.Answers).NotNull().ChildRules(Disclosing.Rules);
    }
}

internal sealed record DiscloseEntry(DiscloseEntryRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    // Whose entry it is is decided on the file itself: only its author discloses it.
    public Demand Demand => new(AccessAction.AmendEntry) { Refine = (_, question) => question with { Own = true } };
}

internal sealed class DiscloseEntryHandler(Work work) : IRequestHandler<DiscloseEntry, Reply>
{
    public async Task<Reply> Handle(DiscloseEntry request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if (file.State.Entries.FirstOrDefault(e => e.Id == wish.EntryId && CaseItems.Of(work, e).Granted) is not { } entry)
        {
            return Reply.Refused(EntryRefusals.Unknown);
        }

        await work.KeysAsync([entry.Subject], cancellationToken);
        var to = await Disclosing.RecipientAsync(work, wish.Recipient, wish.Authority, cancellationToken);
        var terms = Terms(wish, entry, to);
        var decision = wish.Recipient is { } recipient
            ? EntryDecider.Disclose(file.State, entry.Id, recipient, terms, to, work.Stamp)
            : EntryDecider.TellOutside(file.State, entry.Id, new(wish.Authority!, [new(DisclosedKind.Entry, entry.Id)], null, null, entry.Level, terms, work.Stamp));
        return Work.Append(file, decision) is { } refusal ? Reply.Refused(refusal) : Reply.Done(new Receipt(entry.Id, "disclosed") { CaseId = file.Id });
    }

    private DisclosureTerms Terms(DiscloseEntryRequest wish, Entry entry, DisclosureRecipient to)
    {
        var (file, item) = (work.Case, new DisclosedItem(DisclosedKind.Entry, entry.Id));
        var terms = new DisclosureTerms(
            work.NewId(), wish.Basis, wish.ConsentId, [.. wish.Categories], [.. Disclosing.Answers(work, entry.Subject, wish.Answers)],
            work.SealOrNull(entry.Subject, file.Id, CaseFields.DisclosureReason, wish.Reason), wish.Purpose, wish.Channel,
            wish.ThirdPartiesChecked == true ? YesNo.Yes : YesNo.No, DisclosedContent.Hash([(item, DisclosedContent.Of(file.State, item)!)]));
        var carrying = wish.Basis == "consent" ? DisclosureDecider.Carrying(file.State, terms, [entry.Subject], to, CivilTime.DayOf(work.Now)) : null;
        return terms with { Consent = wish.ConsentId ?? carrying };
    }
}

internal sealed class DiscloseEntryEndpoint : Endpoint<DiscloseEntryRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/entries/{entryId}/disclose");
        this.Door<DiscloseEntry>("Cases", "Disclose one entry to somebody with a relation to the case, or to an authority");
    }

    public override Task HandleAsync(DiscloseEntryRequest req, CancellationToken ct) => this.SendCommandAsync(req, new DiscloseEntry(req), ct);
}
