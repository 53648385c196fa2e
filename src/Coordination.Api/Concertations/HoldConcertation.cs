using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Concertations;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Concertations;

/// <summary>The meeting took place. Its minutes stay owed.</summary>
internal sealed record HoldConcertationRequest
{
    public Guid CaseId { get; init; }

    public Guid ConcertationId { get; init; }

    /// <summary>RFC 3339 with offset; default as planned.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>Participants who came; default all who did not decline.</summary>
    public Guid[]? Attendees { get; init; }

    public YesNo? FamilyPresent { get; init; }

    /// <summary>How long it really was.</summary>
    public int? DurationMinutes { get; init; }
}

internal sealed class HoldConcertationValidator : Validator<HoldConcertationRequest>
{
    public HoldConcertationValidator()
    {
        RuleFor(r => r.Attendees).Must(a => a is null or { Length: <= 200 }).WithMessage("At most 200 attendees.");
    }
}

internal sealed record HoldConcertation(HoldConcertationRequest Wish) : ICommand
{
    public Target Target => Target.OfConcertation(Wish.CaseId, Wish.ConcertationId);

    public Demand Demand => new(AccessAction.HoldConcertation);
}

internal sealed class HoldConcertationHandler(Work work) : IRequestHandler<HoldConcertation, Reply>
{
    public Task<Reply> Handle(HoldConcertation request, CancellationToken cancellationToken)
    {
        var (wish, meeting) = (request.Wish, work.Concertation);
        var held = ConcertationDecider.Sitting(
            meeting.State, wish.HeldAt?.ToUniversalTime(), wish.Attendees?.ToImmutableArray(), wish.FamilyPresent, wish.DurationMinutes);
        return Task.FromResult(ConcertationReplies.Of(meeting, Work.Append(meeting, ConcertationDecider.Hold(meeting.State, held, work.Stamp))));
    }
}

internal sealed class HoldConcertationEndpoint : Endpoint<HoldConcertationRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/concertations/{concertationId}/held");
        this.Door<HoldConcertation>("Concertations", "A concertation took place", new { });
    }

    public override Task HandleAsync(HoldConcertationRequest req, CancellationToken ct) => this.SendCommandAsync(req, new HoldConcertation(req), ct);
}
