using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>
/// Somebody of the case represents a person who does not decide alone, or is the trusted person whom she chose: for what, from a day to a day, with a proof. A
/// trusted person decides nothing, and gets what the person's dated agreement, which this is, lets her ask for.
/// </summary>
internal sealed record RecordActingRequest
{
    public Guid CaseId { get; init; }

    /// <summary>For whom.</summary>
    public Guid PersonId { get; init; }

    /// <summary>Person of the case who represents or assists her.</summary>
    public Guid By { get; init; }

    public ActingKind? Kind { get; init; }

    /// <summary>For what; all of them when not given.</summary>
    public CapacityScope[] Scopes { get; init; } = [CapacityScope.Care, CapacityScope.Data, CapacityScope.Consent];

    /// <summary>First day; default today.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, where one is set.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What shows it.</summary>
    public string Proof { get; init; } = "";

    /// <summary>Number or words of the proof.</summary>
    public string? Reference { get; init; }
}

internal sealed class RecordActingValidator : Validator<RecordActingRequest>
{
    public RecordActingValidator()
    {
        RuleFor(r => r.By).NotEmpty();
        RuleFor(r => r.Kind).NotNull().NotEqual(ActingKind.None).WithMessage("Say parent, guardian, administrator, mandatary or trusted.");
        RuleFor(r => r.Scopes).Must(s => s.Length <= 3).WithMessage("At most three.");
        RuleFor(r => r.Proof).NotEmpty().IsCode();
        RuleFor(r => r.Reference).MaximumLength(400);
    }
}

internal sealed record RecordActing(RecordActingRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Domain.Confidentiality.N2);
}

internal sealed class RecordActingHandler(Work work) : IRequestHandler<RecordActing, Reply>
{
    public async Task<Reply> Handle(RecordActing request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if (file.State.Find(wish.PersonId) is null)
        {
            return Reply.Refused(CaseRefusals.UnknownPerson);
        }

        var (from, kind) = (wish.From ?? CivilTime.DayOf(work.Now), wish.Kind!.Value);
        await KnownMinors.NoteAsync(work, [wish.PersonId], cancellationToken);
        await work.KeysAsync([wish.PersonId], cancellationToken);
        var known = file.State.Acting.FirstOrDefault(a => a.Ended is null && a.Scopes.ToHashSet().SetEquals(wish.Scopes)
            && (a.For, a.By, a.Kind, a.From, a.Until, a.Proof) == (wish.PersonId, wish.By, kind, from, wish.Until, wish.Proof));
        var recorded = new ActingRecorded(
            known?.Id ?? work.NewId(), wish.PersonId, wish.By, kind, [.. wish.Scopes.Distinct()], from, wish.Until, wish.Proof,
            work.SealOrNull(wish.PersonId, file.Id, CaseFields.ActingReference, wish.Reference), work.Stamp);
        return Work.Append(file, CapacityDecider.Record(file.State, recorded)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(recorded.Acting, "recorded") { CaseId = file.Id });
    }
}

internal sealed class RecordActingEndpoint : Endpoint<RecordActingRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/persons/{personId}/acting");
        this.Door<RecordActing>("Cases", "Record who represents a person, or whom she trusts to assist her");
    }

    public override Task HandleAsync(RecordActingRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RecordActing(req), ct);
}
