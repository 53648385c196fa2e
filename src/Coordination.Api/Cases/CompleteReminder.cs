using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>What the reminder was for is done.</summary>
internal sealed record CompleteReminderRequest
{
    public Guid CaseId { get; init; }

    public Guid ReminderId { get; init; }
}

internal sealed class CompleteReminderValidator : Validator<CompleteReminderRequest>;

internal sealed record CompleteReminder(CompleteReminderRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class CompleteReminderHandler(Work work) : IRequestHandler<CompleteReminder, Reply>
{
    public Task<Reply> Handle(CompleteReminder request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        // A reminder set with a contact is as hidden as the contact.
        var hidden = file.State.Contacts.Any(c => c.Id == wish.ReminderId && !CaseItems.Of(work, c).Granted);
        return Task.FromResult(
            hidden ? Reply.Refused(ContactRefusals.UnknownReminder)
            : Work.Append(file, ContactDecider.ReminderIsDone(file.State, wish.ReminderId, work.Stamp)) is { } refusal ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.ReminderId, "done") { CaseId = file.Id }));
    }
}

internal sealed class CompleteReminderEndpoint : Endpoint<CompleteReminderRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/reminders/{reminderId}/done");
        this.Door<CompleteReminder>("Cases", "A reminder is done", new { });
    }

    public override Task HandleAsync(CompleteReminderRequest req, CancellationToken ct) => this.SendCommandAsync(req, new CompleteReminder(req), ct);
}
