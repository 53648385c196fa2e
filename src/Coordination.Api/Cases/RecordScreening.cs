using Coordination.Api.Access;
using Coordination.Api.Alerts;
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

/// <summary>A screening with its answers, its total, or the fact that it was not asked or declined. Scored here; red flags are raised whatever the total.</summary>
internal sealed record RecordScreeningRequest
{
    public Guid CaseId { get; init; }

    public ScreeningWish Screening { get; init; } = new();

    /// <summary>Default the mother.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Default the instrument's own.</summary>
    public Confidentiality? Level { get; init; }
}

internal sealed class RecordScreeningValidator : Validator<RecordScreeningRequest>
{
    public RecordScreeningValidator()
    {
        RuleFor(r => r.Screening).NotNull().SetValidator(new ScreeningWishValidator());
    }
}

internal sealed record RecordScreening(RecordScreeningRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, CaseDemands.LevelOf(Wish.Level ?? Confidentiality.N2));
}

internal sealed class RecordScreeningHandler(Work work) : IRequestHandler<RecordScreening, Reply>
{
    public async Task<Reply> Handle(RecordScreening request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var (person, today) = (wish.PersonId ?? file.State.Mother, CivilTime.DayOf(work.Now));
        var scored = Screenings.Score(wish.Screening, person, today, pregnant: file.State.Births.IsEmpty);
        if (scored.Refusal is { } fault)
        {
            return Reply.Refused(fault with { Field = $"screening.{Screenings.FieldOf(wish.Screening, fault)}" });
        }

        await work.KeysAsync([person], cancellationToken);
        var (result, id) = (Screenings.Kept(work, scored.Result!, (file.Id, CaseFields.Instrument)), work.NewId());
        var decision = ScreeningDecider.Record(file.State, id, result, wish.Level ?? result.Confidentiality, work.Stamp);
        return Work.Append(file, decision) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new ScreeningReceipt(id, file.Id, result.Total, [.. result.Bands], [.. result.Flags.Select(f => f.Code)], [.. result.Notes]));
    }
}

/// <summary>What the scoring found: codes and figures.</summary>
internal sealed record ScreeningReceipt(Guid Id, Guid CaseId, int? Total, string[] Bands, string[] RedFlags, string[] Notes);

internal sealed class RecordScreeningEndpoint : Endpoint<RecordScreeningRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/screenings");
        this.Door<RecordScreening>("Cases", "Record a screening", new { screening = new { instrument = "GAD2", items = new[] { 1, 1 } } }, receipt: typeof(ScreeningReceipt));
    }

    public override Task HandleAsync(RecordScreeningRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RecordScreening(req), ct);
}
