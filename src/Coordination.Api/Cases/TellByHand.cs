using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>A message to a family member stayed here, as no channel for it is safe: a person of the case is asked to tell her (rule A57). Once for a message.</summary>
/// <param name="Case">The case.</param>
/// <param name="Message">The message that stayed.</param>
/// <param name="Reference">Its reference number.</param>
internal sealed record TellByHand(Guid Case, Guid Message, string Reference) : ICommand
{
    public Target Target => Target.OfCase(Case);

    public Demand Demand => new(AccessAction.ComposeReminder);
}

internal sealed class TellByHandHandler(Work work) : IRequestHandler<TellByHand, Reply>
{
    private const string Words =
        ": non envoyé, le courriel n'est pas un canal sûr pour cette personne. À dire autrement. / "
        + "Niet verzonden, e-mail is geen veilig kanaal voor deze persoon. Zeg het anders. / "
        + "Not sent, mail is not a safe channel for this person. Tell her another way.";

    public async Task<Reply> Handle(TellByHand request, CancellationToken cancellationToken)
    {
        var (file, id) = (work.Case, Ids.Derived("by-hand", request.Message.ToString("N")));
        if (file.State.Reminders.Any(r => r.Id == id))
        {
            return Reply.Done(new Receipt(id) { CaseId = file.Id });
        }

        await work.KeysAsync([file.State.Mother], cancellationToken);
        var text = work.Seal(file.State.Mother, file.Id, CaseFields.Reminder, request.Reference + Words);
        return Work.Append(file, ContactDecider.SetReminder(file.State, id, CivilTime.DayOf(work.Now), text, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(id) { CaseId = file.Id });
    }
}
