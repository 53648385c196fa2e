using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.Concertations;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;
using Npgsql;

namespace Coordination.Api.Outbox;

/// <summary>What the gate needs to know of what a message is about, from the states as they are now.</summary>
internal static class LeavingMatter
{
    /// <param name="work">Opened on what the message is about.</param>
    /// <param name="message">The message.</param>
    /// <param name="mayKnow">What the decision said to the recipient, where that is an account.</param>
    /// <param name="neutral">There is a mailbox that tells nothing of the service.</param>
    /// <param name="ct">Ends with the turn.</param>
    public static async Task<Matter> FactsAsync(Work work, OutboxMessage message, bool mayKnow, bool neutral, CancellationToken ct)
    {
        var facts = new LeavingFacts { Errand = Template.ErrandOf(message.Template), MayKnow = mayKnow, Stands = true };
        return facts.Errand == Errand.Notice ? new(facts with { Known = IsThere(work) })
            : facts.Errand == Errand.Remind ? await OfReminderAsync(work, message, facts, ct)
            : facts.Errand == Errand.Write ? OfPerson(work, message, facts, neutral)
            : Template.IsOfACalendar(message.Template) ? await OfMeetingAsync(work, message, facts, neutral, ct)
            : new(await OfRequestAsync(work, facts, ct));
    }

    private static async Task<Matter> OfReminderAsync(Work work, OutboxMessage message, LeavingFacts facts, CancellationToken ct)
    {
        var quiet = Template.MayWait(message.Template) && await work.LoadAsync<Account>(message.To.Id, ct) is { } to ? await DigestMatter.QuietUntilAsync(work, to, ct) : null;
        return new(facts with { Known = IsThere(work), Stands = await IsOwedAsync(work, message, ct), Quiet = quiet is not null }, Again: quiet);
    }

    private static Matter OfPerson(Work work, OutboxMessage message, LeavingFacts facts, bool neutral) =>
        work.CaseStream is not { Exists: true, State: var file } || file.Find(message.To.Id) is null ? new(facts)
        : ToFamily(work, message, facts with { Known = true, Stands = file.IsOpen && (message.Facts.Start is not { } start || start > work.Now) }, message.To.Id, neutral);

    // What reaches her after its hour is of no use to her, and who set limits is written to by no mailbox that names the service.
    private static Matter ToFamily(Work work, OutboxMessage message, LeavingFacts facts, Guid person, bool neutral)
    {
        var safe = work.Case.State.SafeContactOf(person);
        var first = safe is { Restricted: true } && !neutral ? null : ContactSafety.FirstFrom(safe, SafeChannels.Mail, work.Now);
        var later = first > work.Now && (message.Facts.Start is not { } start || first < start) ? first : null;
        var told = Deciding.MayBeTold(work.Case.State, person, CivilTime.DayOf(work.Now));
        return new(facts with { ToFamily = true, Excluded = facts.Excluded || !told, SafeChannel = first == work.Now, SafeLater = later is not null }, person, later);
    }

    private static bool IsThere(Work work) =>
        work.CaseStream is { Exists: true } || work.AlertStream is { Exists: true } || work.HandoverStream is { Exists: true } || work.ConcertationStream is { Exists: true }
        || work.GlassStream is { Exists: true } || work.RequestStream is { Exists: true } || work.SampleStream is { Exists: true };

    // What was done, moved or set aside meanwhile is reminded of no more.
    private static async Task<bool> IsOwedAsync(Work work, OutboxMessage message, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select exists (select from coordination.obligation where tenant_id = $1 and id = $2)", await work.ConnectionAsync(ct));
        command.Add([message.Tenant, message.Obligation]);
        return message.Obligation is null || (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<LeavingFacts> OfRequestAsync(Work work, LeavingFacts facts, CancellationToken ct)
    {
        if (work is not { HandoverStream: { Exists: true, State: var asked }, CaseStream: { Exists: true, State: var file } })
        {
            return facts;
        }

        var kind = (await work.LoadAsync<Relay>(asked.Relay, ct))?.Record.Kind;
        var speaker = new Speaker([asked.Relay], kind is null ? [] : [kind], asked.Consent);
        return facts with
        {
            Known = true,
            Stands = asked.IsOpen && file.IsOpen,
            Excluded = CaseRights.IsExcluded(file, asked.Relay),
            // An anonymous enquiry says nothing of the family: it rests on no agreement.
            Withdrawn = !asked.AnonymousEnquiry && Consents.CoverOf(file, speaker, CivilTime.DayOf(work.Now)) == ConsentCover.Withdrawn,
        };
    }

    private static async Task<Matter> OfMeetingAsync(Work work, OutboxMessage message, LeavingFacts facts, bool neutral, CancellationToken ct)
    {
        if (work is not { ConcertationStream: { Exists: true, State: var meeting }, CaseStream: { Exists: true, State: var file } } || meeting.SeatOf(message.To.Id) is not { Who: var who })
        {
            return new(facts);
        }

        var speaker = (await Invitations.SpeakersAsync(work, [who], ct))[who.Id];
        var family = await FamilyMail.PersonOfAsync(work, who, await MailOfAsync(work, meeting.Id, who, ct), ct);
        facts = facts with
        {
            Known = true,
            // An invitation from before the meeting moved is followed by the one that says so.
            Stands = meeting.Status == ConcertationStatus.Planned && message.Facts.Revision == meeting.Sequence,
            Excluded = Invitations.IsExcluded(file, who, speaker),
            Withdrawn = Invitations.IsWithdrawn(work, speaker),
        };
        return family is null ? new(facts) : ToFamily(work, message, facts, family.Id, neutral);
    }

    private static async Task<string?> MailOfAsync(Work work, Guid meeting, Participant who, CancellationToken ct)
    {
        await work.KeysAsync([who.Mail], ct);
        return work.Keys.Open(who.Mail, who.Id, meeting, ConcertationFields.Mail);
    }
}

/// <summary>What the gate looks at, and to whom of the case it goes.</summary>
/// <param name="Facts">What is decided on.</param>
/// <param name="Family">The person of the case who is written to, or null.</param>
/// <param name="Again">When an hour comes at which she is written to, where this is none.</param>
internal readonly record struct Matter(LeavingFacts Facts, Guid? Family = null, DateTimeOffset? Again = null);
