using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A text of the file, at the level its author chooses.</summary>
internal sealed record WriteEntryRequest
{
    public Guid CaseId { get; init; }

    /// <summary>note, request (of the family), analysis, danger, psychological, aid-programme, mission-conflict …; some begin at a level of their own.</summary>
    public string Kind { get; init; } = "note";

    public string Text { get; init; } = "";

    /// <summary>N1 to N5; default the kind's own, n2 for most, and not lower.</summary>
    public Confidentiality? Level { get; init; }

    /// <summary>Person it is about; default the mother.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>For N3.</summary>
    public string? Discipline { get; init; }

    /// <summary>For N3: accounts that may read it.</summary>
    public Guid[] Named { get; init; } = [];

    /// <summary>Both heads of the case may read it.</summary>
    public bool BothHeads { get; init; } = true;

    /// <summary>For N4: accounts on the sealed list.</summary>
    public Guid[] Sealed { get; init; } = [];

    /// <summary>Default now.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>It holds facts about somebody else than the person it is about: they stay out of her copy.</summary>
    public ThirdPartyWish? ThirdParty { get; init; }
}

/// <summary>Somebody else whom an entry tells of. Codes, never a name.</summary>
/// <param name="Who">Who it is to the person.</param>
/// <param name="Why">Why it is kept.</param>
internal sealed record ThirdPartyWish(string Who, string Why);

internal sealed class WriteEntryValidator : Validator<WriteEntryRequest>
{
    public WriteEntryValidator()
    {
        RuleFor(r => r.Text).NotEmpty().MaximumLength(20000);
        RuleFor(r => r.Kind).NotEmpty().IsCode();
        RuleFor(r => r.Discipline).IsWord();
        RuleFor(r => r.ThirdParty!.Who).NotEmpty().IsCode().When(r => r.ThirdParty is not null);
        RuleFor(r => r.ThirdParty!.Why).NotEmpty().IsCode().When(r => r.ThirdParty is not null);
        RuleFor(r => r.Named).Must(n => n.Length <= 50).WithMessage("At most 50 accounts.");
        RuleFor(r => r.Sealed).Must(n => n.Length <= 50).WithMessage("At most 50 accounts.");
    }
}

internal sealed record WriteEntry(WriteEntryRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Confidentiality Level => EntryKinds.LevelOf(Wish.Kind, Wish.Level);

    public Demand Demand => new(AccessAction.WriteEntry, CaseDemands.LevelOf(Level));
}

internal sealed class WriteEntryHandler(Work work) : IRequestHandler<WriteEntry, Reply>
{
    public async Task<Reply> Handle(WriteEntry request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var (subject, id) = (wish.PersonId ?? file.State.Mother, work.NewId());
        await work.KeysAsync([subject], cancellationToken);
        var written = new EntryWritten(
            id,
            wish.Kind,
            request.Level,
            subject,
            wish.Discipline,
            [.. wish.Named],
            wish.BothHeads,
            [.. wish.Sealed],
            RelationBasis.Help,
            work.Seal(subject, file.Id, CaseFields.Entry, wish.Text),
            wish.OccurredAt?.ToUniversalTime() ?? work.Now,
            work.Stamp)
        {
            ThirdParty = wish.ThirdParty is { } tag ? new(tag.Who, tag.Why) : null,
        };
        return Work.Append(file, EntryDecider.Write(file.State, written)) is { } refusal ? Reply.Refused(refusal) : Reply.Done(new Receipt(id) { CaseId = file.Id });
    }
}

internal sealed class WriteEntryEndpoint : Endpoint<WriteEntryRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/entries");
        this.Door<WriteEntry>("Cases", "Write an entry", new { text = "Souhaite être accompagnée à la maternité." });
    }

    public override Task HandleAsync(WriteEntryRequest req, CancellationToken ct) => this.SendCommandAsync(req, new WriteEntry(req), ct);
}
