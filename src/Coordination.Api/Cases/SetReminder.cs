using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>Something a coordinator wants to be told on a day: it stands in her list from then on.</summary>
internal sealed record SetReminderRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Civil day.</summary>
    public DateOnly On { get; init; }

    /// <summary>About what.</summary>
    public string? Text { get; init; }
}

internal sealed class SetReminderValidator : Validator<SetReminderRequest>
{
    public SetReminderValidator()
    {
        RuleFor(r => r.On).NotEmpty();
        RuleFor(r => r.Text).MaximumLength(2000);
    }
}

internal sealed record SetReminder(SetReminderRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class SetReminderHandler(Work work) : IRequestHandler<SetReminder, Reply>
{
    public async Task<Reply> Handle(SetReminder request, CancellationToken cancellationToken)
    {
        var (wish, file, id) = (request.Wish, work.Case, work.NewId());
        await work.KeysAsync([file.State.Mother], cancellationToken);
        var text = work.SealOrNull(file.State.Mother, file.Id, CaseFields.Reminder, wish.Text);
        return Work.Append(file, ContactDecider.SetReminder(file.State, id, wish.On, text, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(id) { CaseId = file.Id });
    }
}

internal sealed class SetReminderEndpoint : Endpoint<SetReminderRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/reminders");
        this.Door<SetReminder>("Cases", "Ask to be reminded on a day");
    }

    public override Task HandleAsync(SetReminderRequest req, CancellationToken ct) => this.SendCommandAsync(req, new SetReminder(req), ct);
}
