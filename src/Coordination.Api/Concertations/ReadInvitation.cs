using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Concertations;

/// <summary>The calendar entry of a meeting, for who is invited and for who leads the case: the same entry that the mail carried.</summary>
internal sealed record ReadInvitationRequest
{
    public Guid CaseId { get; init; }

    public Guid ConcertationId { get; init; }
}

internal sealed class ReadInvitationValidator : Validator<ReadInvitationRequest>;

internal sealed record ReadInvitation(Guid CaseId, Guid ConcertationId) : IQuery<WrittenFile>
{
    public Target Target => Target.OfConcertation(CaseId, ConcertationId);

    // Who is not invited sees it with the case, or not at all.
    public Demand Demand => new(AccessAction.ReadInvitation)
    {
        Refine = (_, question) => question.Own ? question : question with { Action = AccessAction.ReadCase },
    };
}

internal sealed class ReadInvitationHandler(Work work, MailSettings settings) : IRequestHandler<ReadInvitation, Answer<WrittenFile>>
{
    public async Task<Answer<WrittenFile>> Handle(ReadInvitation request, CancellationToken cancellationToken) =>
        Answer<WrittenFile>.Of(new("text/calendar; charset=utf-8", "invitation.ics", await CalendarEntry.OfAsync(work, settings, cancellationToken)));
}

internal sealed class ReadInvitationEndpoint : Endpoint<ReadInvitationRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/concertations/{concertationId}/invitation.ics");
        this.Door<ReadInvitation>("Concertations", "Read the calendar entry of a concertation (text/calendar)", media: "text/calendar");
    }

    public override Task HandleAsync(ReadInvitationRequest req, CancellationToken ct) =>
        this.SendQueryAsync(req, new ReadInvitation(req.CaseId, req.ConcertationId), ct);
}
