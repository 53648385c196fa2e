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

/// <summary>An authority mandates help for a person of the case: whose mandate, in which help, from when until when. What works under it rests on it.</summary>
internal sealed record RecordMandateRequest
{
    public Guid CaseId { get; init; }

    /// <summary><c>saj</c> (adviser), <c>spj</c> (director), <c>court</c>; another one is kept as it came. Without an authority there is no mandate.</summary>
    public string Authority { get; init; } = "";

    /// <summary>Accepted or constrained; as the authority usually works when not given.</summary>
    public HelpKind? Help { get; init; }

    /// <summary>Person it concerns.</summary>
    public Guid PersonId { get; init; }

    /// <summary>First day; default today.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, where one is set.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whose decision it is.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Number or words of the decision.</summary>
    public string? Reference { get; init; }
}

internal sealed class RecordMandateValidator : Validator<RecordMandateRequest>
{
    public RecordMandateValidator()
    {
        RuleFor(r => r.Authority).NotEmpty().IsCode();
        RuleFor(r => r.PersonId).NotEmpty();
        RuleFor(r => r.DecidedBy).MaximumLength(200);
        RuleFor(r => r.Reference).MaximumLength(400);
    }
}

internal sealed record RecordMandate(RecordMandateRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class RecordMandateHandler(Work work) : IRequestHandler<RecordMandate, Reply>
{
    public async Task<Reply> Handle(RecordMandate request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if ((wish.Help ?? MandateAuthorities.Find(wish.Authority)?.Help ?? (wish.Authority == MandateAuthorities.Nobody ? HelpKind.Accepted : null)) is not { } help)
        {
            return Reply.Refused(MandateRefusals.HelpUnsaid);
        }

        var from = wish.From ?? CivilTime.DayOf(work.Now);
        var known = file.State.Mandates.FirstOrDefault(m => m.Ended is null && (m.Authority, m.Help, m.Person, m.From) == (wish.Authority, help, wish.PersonId, from));
        await work.KeysAsync([wish.PersonId], cancellationToken);
        var recorded = new MandateRecorded(
            known?.Id ?? work.NewId(), wish.Authority, help, wish.PersonId, from, wish.Until,
            work.SealOrNull(wish.PersonId, file.Id, CaseFields.MandateDecider, wish.DecidedBy),
            work.SealOrNull(wish.PersonId, file.Id, CaseFields.MandateReference, wish.Reference),
            work.Stamp);
        return Work.Append(file, MandateDecider.Record(file.State, recorded)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(recorded.Mandate, "recorded") { CaseId = file.Id });
    }
}

internal sealed class RecordMandateEndpoint : Endpoint<RecordMandateRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/mandates");
        this.Door<RecordMandate>("Cases", "Record a mandate on a person of the case");
    }

    public override Task HandleAsync(RecordMandateRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RecordMandate(req), ct);
}
