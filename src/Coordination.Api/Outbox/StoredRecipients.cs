using Coordination.Api.Accounts;
using Coordination.Api.Cases;
using Coordination.Api.Concertations;
using Coordination.Api.EventStore;
using Coordination.Domain.Accounts;
using Coordination.Domain.Relays;

namespace Coordination.Api.Outbox;

/// <summary>Finds where a message goes at the moment it leaves: an address that changed meanwhile is the new one, and none is kept with the message.</summary>
internal static class StoredRecipients
{
    /// <summary>Null when there is no address to write to.</summary>
    /// <param name="work">Opened on what the message is about.</param>
    /// <param name="message">The message.</param>
    /// <param name="family">The person of the case that it goes to, or null.</param>
    /// <param name="cancel">Ends with the turn.</param>
    public static async Task<Addressee?> FindAsync(Work work, OutboxMessage message, Guid? family, CancellationToken cancel)
    {
        var service = await work.LoadAsync<CoordinationService>(CoordinationService.IdOf(message.Tenant), cancel);
        var (mail, language) = message.To.Kind switch
        {
            RecipientKind.Relay => await RelayAsync(work, message.To.Id, cancel),
            RecipientKind.Account => await AccountAsync(work, message.To.Id, cancel),
            RecipientKind.Address => (await ParticipantAsync(work, message, cancel), null),
            RecipientKind.Person => (null, work.CaseStream?.State.Find(message.To.Id)?.Language),
        };
        var safe = family is { } person ? await SafeMailAsync(work, person, message.To.Kind == RecipientKind.Person, cancel) : default;
        mail = safe.Mail ?? mail;
        if (mail is null)
        {
            return null;
        }

        var telephone = message.Facts.Call is { } call ? await TelephoneAsync(work, call, cancel) : null;
        return new Addressee(mail, telephone ?? service?.Sites.Select(s => s.Settings.OnCallNumber).FirstOrDefault(n => n is not null) ?? "", service?.Name ?? message.Tenant)
        {
            Language = Written(language),
            Neutral = safe.Limits,
            Sender = safe.Sender,
        };
    }

    // Where she gave an address that is safe, that one; an address typed for a guest of a meeting is used only where she gave none.
    private static async Task<(string? Mail, bool Limits, string? Sender)> SafeMailAsync(Work work, Guid id, bool own, CancellationToken ct)
    {
        if (work.CaseStream is not { Exists: true, State: var file } || file.Find(id) is not { } person)
        {
            return default;
        }

        var safe = file.SafeContactOf(id) is { Restricted: true } said ? said : null;
        await work.KeysAsync([person.Mail, safe?.Terms?.Mail, safe?.Terms?.NeutralSender], ct);
        var mail = work.Keys.Open(safe?.Terms?.Mail, id, file.Id, CaseFields.SafeMail) ?? (own ? work.Keys.Open(person.Mail, id, file.Id, PersonFields.Mail) : null);
        return (mail, safe is not null, work.Keys.Open(safe?.Terms?.NeutralSender, id, file.Id, CaseFields.NeutralSender));
    }

    private static async Task<(string? Mail, string? Language)> RelayAsync(Work work, Guid id, CancellationToken ct)
    {
        var relay = await work.LoadAsync<Relay>(id, ct);
        return (relay?.Record.Mail, relay?.Record.MessageLanguage);
    }

    private static async Task<(string? Mail, string? Language)> AccountAsync(Work work, Guid id, CancellationToken ct)
    {
        if (await work.LoadAsync<Account>(id, ct) is not { IsLive: true } account)
        {
            return (null, null);
        }

        await work.KeysAsync([account.Mail], ct);
        return (work.Keys.Open(account.Mail, id, id, AccountFields.Mail), account.Language);
    }

    /// <summary>Somebody invited by name: the address stands, sealed, with her seat in the meeting.</summary>
    private static async Task<string?> ParticipantAsync(Work work, OutboxMessage message, CancellationToken ct)
    {
        if (work.ConcertationStream is not { Exists: true } meeting || meeting.State.SeatOf(message.To.Id) is not { } seat)
        {
            return null;
        }

        await work.KeysAsync([seat.Who.Mail], ct);
        return work.Keys.Open(seat.Who.Mail, seat.Who.Id, meeting.Id, ConcertationFields.Mail);
    }

    private static async Task<string?> TelephoneAsync(Work work, Guid id, CancellationToken ct)
    {
        if (await work.LoadAsync<Account>(id, ct) is not { } account)
        {
            return null;
        }

        await work.KeysAsync([account.Telephone], ct);
        return work.Keys.Open(account.Telephone, id, id, AccountFields.Telephone);
    }

    // Messages exist in some languages only: another preference falls back on the message's own.
    private static string? Written(string? tag) =>
        tag is not null && Languages.Primary(tag) is var language && Messages.Languages.Contains(language) ? language : null;
}
