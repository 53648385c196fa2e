using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Alerts;

/// <summary>A person compared the two contents of one message and says what follows.</summary>
internal sealed record CloseAlertConflictRequest
{
    public Guid AlertId { get; init; }

    public Guid ConflictId { get; init; }

    /// <summary>firstStands, or raisedAnew when the second content is an alert of its own now.</summary>
    public ConflictOutcome? Outcome { get; init; }

    /// <summary>What was found.</summary>
    public string Note { get; init; } = "";
}

internal sealed class CloseAlertConflictValidator : Validator<CloseAlertConflictRequest>
{
    public CloseAlertConflictValidator()
    {
        RuleFor(r => r.Outcome).NotNull().WithMessage("Say firstStands or raisedAnew.");
        RuleFor(r => r.Note).NotEmpty().MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record CloseAlertConflict(CloseAlertConflictRequest Wish) : ICommand
{
    public Target Target => Target.OfAlert(Wish.AlertId);

    public Demand Demand => new(AccessAction.TakeAlert);
}

internal sealed class CloseAlertConflictHandler(Work work) : IRequestHandler<CloseAlertConflict, Reply>
{
    public async Task<Reply> Handle(CloseAlertConflict request, CancellationToken cancellationToken)
    {
        var (wish, alert) = (request.Wish, work.Alert);
        var person = alert.State.About!.Person;
        await work.KeysAsync([person], cancellationToken);
        var note = work.Seal(person, alert.Id, AlertFields.ConflictNote, wish.Note.Trim());
        return Work.Append(alert, AlertDecider.CloseConflict(alert.State, wish.ConflictId, wish.Outcome!.Value, note, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.ConflictId, "closed"));
    }
}

internal sealed class CloseAlertConflictEndpoint : Endpoint<CloseAlertConflictRequest>
{
    public override void Configure()
    {
        Post("/v1/alerts/{alertId}/conflicts/{conflictId}/close");
        this.Door<CloseAlertConflict>("Alerts", "Close a conflict of two contents", new { outcome = "firstStands", note = "Faute de frappe corrigée dans le dossier." });
    }

    public override Task HandleAsync(CloseAlertConflictRequest req, CancellationToken ct) => this.SendCommandAsync(req, new CloseAlertConflict(req), ct);
}
