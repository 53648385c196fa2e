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

/// <summary>It is over: what each took upon herself is kept, and nothing else of what was said. One that did not take place is closed without.</summary>
internal sealed record CloseConsultationRequest
{
    public Guid ConsultationId { get; init; }

    /// <summary>What those who were there decided for themselves.</summary>
    public OwnDecisionWish[] Decisions { get; init; } = [];
}

internal sealed class CloseConsultationValidator : Validator<CloseConsultationRequest>
{
    public CloseConsultationValidator()
    {
        RuleFor(r => r.Decisions).Must(all => all is { Length: <= ConsultantValidator.Most }).WithMessage("At most 50 decisions.");
        RuleForEach(r => r.Decisions).NotNull().SetValidator(new OwnDecisionValidator());
    }
}

internal sealed record CloseConsultation(CloseConsultationRequest Wish) : ICommand
{
    public Target Target => Target.OfConsultation(Wish.ConsultationId);

    public Demand Demand => new(AccessAction.KeepConsultation);
}

internal sealed class CloseConsultationHandler(Work work) : IRequestHandler<CloseConsultation, Reply>
{
    public async Task<Reply> Handle(CloseConsultation request, CancellationToken cancellationToken)
    {
        var (wish, meeting) = (request.Wish, work.Consultation);
        var known = wish.Decisions.Where(d => meeting.State.Attendees.Contains(d.By)).ToArray();
        if (known.Length < wish.Decisions.Length)
        {
            // Nothing is sealed with the key of somebody who is a stranger here.
            return Reply.Refused(meeting.State.Status == ConsultationStatus.Closed ? ConsultationRefusals.Closed : ConsultationRefusals.DecidesForAnother);
        }

        await work.KeysAsync(known.Select(d => d.By), cancellationToken);
        OwnDecision[] decisions = [.. known.Select(d => new OwnDecision(d.By, work.Seal(d.By, meeting.Id, ConsultationFields.Decision, d.Text.Trim())))];
        return Work.Append(meeting, ConsultationDecider.Close(meeting.State, [.. decisions], work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(meeting.Id, "closed"));
    }
}

internal sealed class CloseConsultationEndpoint : Endpoint<CloseConsultationRequest>
{
    public override void Configure()
    {
        Post("/v1/consultations/{consultationId}/close");
        this.Door<CloseConsultation>("Consultations", "Close a penal case consultation with what each decided for herself", new { });
    }

    public override Task HandleAsync(CloseConsultationRequest req, CancellationToken ct) => this.SendCommandAsync(req, new CloseConsultation(req), ct);
}
