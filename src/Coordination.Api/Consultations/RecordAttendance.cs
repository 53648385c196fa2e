using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Consultations;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Consultations;

/// <summary>Who was there, and that nobody has to speak was told to all. Who kept silent is not recorded, nor what was said.</summary>
internal sealed record RecordAttendanceRequest
{
    public Guid ConsultationId { get; init; }

    /// <summary>When it was held; default as it was planned.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>Participants, and accounts of coordinators, that were there.</summary>
    public Guid[] Attendees { get; init; } = [];

    /// <summary>True once it was told to all that speaking is allowed and nobody is bound to it.</summary>
    public bool? SilenceTold { get; init; }
}

internal sealed class RecordAttendanceValidator : Validator<RecordAttendanceRequest>
{
    public RecordAttendanceValidator()
    {
        RuleFor(r => r.SilenceTold).NotNull().WithMessage("Say whether it was told to all that nobody has to speak.");
        RuleFor(r => r.Attendees).NotEmpty().Must(ids => ids is null or { Length: <= 2 * ConsultantValidator.Most }).WithMessage("At most 100 attendees.");
    }
}

internal sealed record RecordAttendance(RecordAttendanceRequest Wish) : ICommand
{
    public Target Target => Target.OfConsultation(Wish.ConsultationId);

    public Demand Demand => new(AccessAction.KeepConsultation);
}

internal sealed class RecordAttendanceHandler(Work work) : IRequestHandler<RecordAttendance, Reply>
{
    public Task<Reply> Handle(RecordAttendance request, CancellationToken cancellationToken)
    {
        var (wish, meeting) = (request.Wish, work.Consultation);
        var attended = new ConsultationAttended(wish.HeldAt?.ToUniversalTime() ?? meeting.State.HeldAt ?? meeting.State.StartsAt, [.. wish.Attendees.Distinct()], wish.SilenceTold == true, work.Stamp);
        return Task.FromResult(Work.Append(meeting, ConsultationDecider.Attend(meeting.State, attended)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(meeting.Id, "held")));
    }
}

internal sealed class RecordAttendanceEndpoint : Endpoint<RecordAttendanceRequest>
{
    public override void Configure()
    {
        Post("/v1/consultations/{consultationId}/attendance");
        this.Door<RecordAttendance>("Consultations", "Record who was at a penal case consultation");
    }

    public override Task HandleAsync(RecordAttendanceRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RecordAttendance(req), ct);
}
