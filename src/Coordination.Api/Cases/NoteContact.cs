using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A contact or an attempt is noted. With whom and what was said; by telephone, today, reached, unless said otherwise.</summary>
internal sealed record NoteContactRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Person of the case; default the mother.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Else the role of the other side, for example <c>gp</c>.</summary>
    public string? Role { get; init; }

    /// <summary>Else a relay.</summary>
    public Guid? RelayId { get; init; }

    /// <summary>What was said.</summary>
    public string? Text { get; init; }

    public ContactChannel Channel { get; init; } = ContactChannel.Telephone;

    /// <summary>Civil day; default today.</summary>
    public DateOnly? OccurredOn { get; init; }

    /// <summary>False for an attempt without answer.</summary>
    public bool Reached { get; init; } = true;

    public Confidentiality Level { get; init; } = Confidentiality.N2;

    /// <summary>Day on which to come back to it.</summary>
    public DateOnly? Reminder { get; init; }
}

internal sealed class NoteContactValidator : Validator<NoteContactRequest>
{
    public NoteContactValidator()
    {
        RuleFor(r => r.Text).MaximumLength(8000);
        RuleFor(r => r.Role).IsCode();
    }
}

internal sealed record NoteContact(NoteContactRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, CaseDemands.LevelOf(Wish.Level));
}

internal sealed class NoteContactHandler(Work work) : IRequestHandler<NoteContact, Reply>
{
    public async Task<Reply> Handle(NoteContact request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var person = wish.PersonId ?? (wish.Role is null && wish.RelayId is null ? file.State.Mother : (Guid?)null);
        var subject = person ?? file.State.Mother;
        await work.KeysAsync([subject], cancellationToken);
        var id = work.NewId();
        var noted = new ContactNoted(
            id,
            new ContactWith(person, wish.Role, wish.RelayId),
            work.SealOrNull(subject, file.Id, CaseFields.Contact, wish.Text),
            wish.Channel,
            wish.OccurredOn ?? CivilTime.DayOf(work.Now),
            wish.Reached,
            wish.Level,
            wish.Reminder,
            work.Stamp);
        return Work.Append(file, ContactDecider.Note(file.State, noted)) is { } refusal ? Reply.Refused(refusal) : Reply.Done(new Receipt(id) { CaseId = file.Id });
    }
}

internal sealed class NoteContactEndpoint : Endpoint<NoteContactRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/contacts");
        this.Door<NoteContact>("Cases", "Note a contact", new { text = "Appel : va mieux, rendez-vous pris." });
    }

    public override Task HandleAsync(NoteContactRequest req, CancellationToken ct) => this.SendCommandAsync(req, new NoteContact(req), ct);
}
