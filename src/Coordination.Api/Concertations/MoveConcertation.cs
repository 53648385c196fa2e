using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Concertations;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Concertations;

/// <summary>Another time or place. Everybody gets the next revision of the calendar entry, and is asked again.</summary>
internal sealed record MoveConcertationRequest
{
    public Guid CaseId { get; init; }

    public Guid ConcertationId { get; init; }

    /// <summary>RFC 3339 with offset.</summary>
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>Default as it was.</summary>
    public int? DurationMinutes { get; init; }

    /// <summary>Default as it was.</summary>
    public string? Place { get; init; }

    /// <summary>Default as it was.</summary>
    public bool? Remote { get; init; }
}

internal sealed class MoveConcertationValidator : Validator<MoveConcertationRequest>
{
    public MoveConcertationValidator()
    {
        RuleFor(r => r.StartsAt).NotEmpty();
        RuleFor(r => r.Place).MaximumLength(500);
    }
}

internal sealed record MoveConcertation(MoveConcertationRequest Wish) : ICommand
{
    public Target Target => Target.OfConcertation(Wish.CaseId, Wish.ConcertationId);

    public Demand Demand => new(AccessAction.PlanConcertation);
}

internal sealed class MoveConcertationHandler(Work work) : IRequestHandler<MoveConcertation, Reply>
{
    public async Task<Reply> Handle(MoveConcertation request, CancellationToken cancellationToken)
    {
        var (wish, meeting, mother) = (request.Wish, work.Concertation, work.Case.State.Mother);
        await work.KeysAsync([mother], cancellationToken);
        var known = meeting.State.Slot;
        var slot = new Slot(
            wish.StartsAt.ToUniversalTime(),
            wish.DurationMinutes ?? known.DurationMinutes,
            ConcertationFields.Kept(work, meeting.Id, mother, ConcertationFields.Place, known.Place, wish.Place),
            wish.Remote ?? known.Remote);
        var refusal = Work.Append(meeting, ConcertationDecider.Move(meeting.State, slot, work.Stamp));
        if (meeting.Pending.Count > 0)
        {
            await Invitations.QueueChangeAsync(work, meeting, cancellationToken);
        }

        return ConcertationReplies.Of(meeting, refusal);
    }
}

internal sealed class MoveConcertationEndpoint : Endpoint<MoveConcertationRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/concertations/{concertationId}/move");
        this.Door<MoveConcertation>("Concertations", "Move a concertation to another time or place", new { startsAt = "2030-05-15T10:00:00+02:00" });
    }

    public override Task HandleAsync(MoveConcertationRequest req, CancellationToken ct) => this.SendCommandAsync(req, new MoveConcertation(req), ct);
}
