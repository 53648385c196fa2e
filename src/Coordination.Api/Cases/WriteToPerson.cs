using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>
/// A mail to a person of the case, in neutral words: that she may call back, or when an appointment is. It leaves by the gate, in one of her hours;
/// where mail is no safe channel nothing is composed and somebody reaches her another way (rule A57).
/// </summary>
internal sealed record WriteToPersonRequest
{
    public Guid CaseId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>call-back or appointment: no message says more.</summary>
    public string Kind { get; init; } = "";

    /// <summary>When the appointment is.</summary>
    public DateTimeOffset? StartsAt { get; init; }
}

internal sealed class WriteToPersonValidator : Validator<WriteToPersonRequest>
{
    public WriteToPersonValidator() => RuleFor(r => r.Kind).NotEmpty().IsCode();
}

internal sealed record WriteToPerson(WriteToPersonRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.SendToFamily) { Reaches = Wish.PersonId };
}

internal sealed class WriteToPersonHandler(Work work) : IRequestHandler<WriteToPerson, Reply>
{
    public Task<Reply> Handle(WriteToPerson request, CancellationToken cancellationToken)
    {
        var (wish, file, id) = (request.Wish, work.Case, work.NewId());
        if (Work.Append(file, FamilyMessages.Write(file.State, new(id, wish.PersonId, wish.Kind, work.Stamp), wish.StartsAt)) is { } refusal)
        {
            return Task.FromResult(Reply.Refused(refusal));
        }

        var appointment = wish.Kind == FamilyMessages.Appointment;
        var facts = new MessageFacts { Case = file.Id, Call = file.State.Heads?.First, Start = appointment ? wish.StartsAt : null };
        OutboxRows.Queue(work, OutboxMessage.Once(
            work.Service,
            new Recipient(RecipientKind.Person, wish.PersonId),
            appointment ? Template.FamilyAppointment : Template.FamilyCallBack,
            "fr",
            References.Of(id),
            facts,
            id,
            wish.Kind,
            work.Now));
        return Task.FromResult(Reply.Done(new Receipt(id, "waits") { CaseId = file.Id }));
    }
}

internal sealed class WriteToPersonEndpoint : Endpoint<WriteToPersonRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/persons/{personId}/messages");
        this.Door<WriteToPerson>("Cases", "Write to a person of the case, in neutral words", new { kind = "call-back" });
    }

    public override Task HandleAsync(WriteToPersonRequest req, CancellationToken ct) => this.SendCommandAsync(req, new WriteToPerson(req), ct);
}
