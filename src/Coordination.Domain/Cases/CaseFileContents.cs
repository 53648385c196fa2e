using System.Collections.Immutable;

namespace Coordination.Domain.Cases;

/// <summary>Contacts, entries, findings and rights inside the case file.</summary>
public sealed partial record CaseFile
{
    private CaseFile WithTexts(object @event) => @event switch
    {
        ContactNoted e => With(e),
        ReminderSet e => this with { Reminders = Put(Reminders, new Reminder(e.Reminder, e.On, e.Text, e.Stamp.By, null), r => r.Id) },
        ReminderDone e => this with { Reminders = Change(Reminders, r => r.Id == e.Reminder, r => r with { Done = r.Done ?? e.Stamp }) },
        EntryWritten e => this with { Entries = Put(Entries, Written(e), x => x.Id) },
        EntryAmended e => this with { Entries = Change(Entries, x => x.Id == e.Entry, x => x with { Texts = x.Texts.Add(new(e.Text, e.Stamp)) }) },
        EntryDisclosed e => this with
        {
            Entries = Change(Entries, x => x.Id == e.Entry, x => x with
            {
                DisclosedTo = x.DisclosedTo.Contains(e.Recipient) ? x.DisclosedTo : x.DisclosedTo.Add(e.Recipient),
                Told = Put(x.Told.OrEmpty(), new EntryTold(e.Recipient, x.Texts.Length), t => t.Recipient),
            }),
        },
        DisclosedOutside e => this with
        {
            Disclosures = Put(Disclosures, new OutsideDisclosure(e.Terms.Disclosure, e.Authority, e.Items.OrEmpty(), e.Emergency, e.Text, e.Level, e.Stamp), d => d.Id),
        },
        DisclosureTold e => this with { Disclosures = Change(Disclosures, d => d.Id == e.Disclosure, d => d with { Told = d.Told ?? e }) },
        _ => this,
    };

    private CaseFile With(ContactNoted e)
    {
        var contact = new Contact(e.Contact, e.With, e.Text, e.Channel, e.OccurredOn, e.Reached, e.Level, e.Stamp);
        var state = this with { Contacts = Put(Contacts, contact, c => c.Id) };
        if (e.Reminder is { } on)
        {
            state = state with { Reminders = Put(state.Reminders, new Reminder(e.Contact, on, null, e.Stamp.By, null), r => r.Id) };
        }

        // A sealed contact stops no clock and begins none: its day would be read off what is owed (rule A65).
        if (e.With?.Person is null || Unsealed.IsSealed(e.Level))
        {
            return state;
        }

        return e.Reached
            ? state with
            {
                FirstContactOn = FirstContactOn ?? e.OccurredOn,
                LastContactOn = LastContactOn > e.OccurredOn ? LastContactOn : e.OccurredOn,
                MissedContacts = 0,
            }
            : state with { MissedContacts = MissedContacts + 1 };
    }

    private static Entry Written(EntryWritten e) => new(
        e.Entry,
        e.Kind,
        e.Level,
        e.Subject,
        e.Discipline,
        e.Named.OrEmpty(),
        e.HeadsNamed,
        e.Sealed.OrEmpty(),
        e.Basis,
        [new EntryText(e.Text, e.Stamp)],
        [],
        e.OccurredAt,
        e.Stamp.By)
    {
        ThirdParty = e.ThirdParty,
    };

    private CaseFile WithFindings(object @event) => @event switch
    {
        ScreeningRecorded e => this with
        {
            Screenings = Put(Screenings, new Screened(e.Screening, e.Result, e.Level, e.Alert, e.Stamp), s => s.Id),
        },
        RedFlagRaised e => this with { Flags = Put(Flags, new RedFlag(e.Flag, e.Code, e.Source, e.Subject, e.RaisedAt, null, null, null, e.Stamp, e.Text, e.Level >= Confidentiality.N4 || IsOfSealed(e)), f => f.Id) },
        RedFlagAcknowledged e => this with { Flags = Change(Flags, f => f.Id == e.Flag, f => f with { Acknowledged = f.Acknowledged ?? e.Stamp }) },
        RedFlagAssessed e => this with
        {
            Flags = Change(Flags, f => f.Id == e.Flag, f => f with { Assessed = e.Stamp, Qualification = e.Qualification }),
        },
        // Who records it again may not read the note that stands there: without one of hers it stays.
        FactorRecorded e => this with { Factors = Put(Factors, Recorded(e) with { Note = e.Note ?? Factors.FirstOrDefault(f => f.Id == e.Factor)?.Note }, f => f.Id) },
        FactorResolved e => this with { Factors = Change(Factors, f => f.Id == e.Factor, f => f with { Resolved = f.Resolved ?? e.Stamp }) },
        _ => this,
    };

    private bool IsOfSealed(RedFlagRaised e) => Screenings.Any(s => Unsealed.IsSealed(s.Level) && ScreeningDecider.FlagId(s.Id, e.Code) == e.Flag);

    private static Factor Recorded(FactorRecorded e) => new(
        e.Factor,
        e.Code,
        e.Domain,
        e.About,
        e.Subject,
        e.Status,
        e.Since,
        e.Source,
        e.Certainty,
        e.FunctionalImpact,
        e.Level,
        e.Note,
        e.Stamp,
        null,
        e.Text);

    private CaseFile WithRights(object @event) => @event switch
    {
        RelationGranted e => this with { Relations = Put(Relations, Granted(e), r => r.Id), AccessAsks = Change(AccessAsks, a => a.Id == e.ProofId, a => a with { Granted = true }) },
        AccessAsked e => this with { AccessAsks = Put(AccessAsks, new AccessAsk(e.Ask, e.By, e.Role, e.Reason, e.Text, e.Stamp), a => a.Id) },
        AccessDeclined e => this with { AccessAsks = Change(AccessAsks, a => a.Id == e.Ask, a => a with { Granted = false }) },
        RelationEnded e => this with { Relations = Change(Relations, r => r.Id == e.Relation, r => r with { Ended = r.Ended ?? e.Stamp }) },
        PersonExcluded e => this with
        {
            Exclusions = Put(Exclusions, new Exclusion(e.Exclusion, e.By, e.Excluded, e.Kind, e.Stamp, null) { Reason = e.Reason }, x => x.Id),
        },
        ExclusionEnded e => this with { Exclusions = Change(Exclusions, x => x.Id == e.Exclusion, x => x with { Ended = x.Ended ?? e.Stamp }) },
        ConsentGiven e => this with { Consents = Put(Consents, Agreed(e), c => c.Id) },
        ConsentRefused e => this with { Consents = Put(Consents, new Consent(e.Consent, Whole(e.Terms), true, e.Stamp, null), c => c.Id) },
        ConsentWithdrawn e => this with { Consents = Change(Consents, c => c.Id == e.Consent, c => c with { Withdrawn = c.Withdrawn ?? e.Stamp }) },
        UseRestricted e => this with { Restrictions = Put(Restrictions, new Restriction(e.Person, e.Request, e.Stamp), r => r.Person) },
        RestrictionLifted e => this with { Restrictions = Restrictions.RemoveAll(r => r.Person == e.Person) },
        TherapeuticExceptionAsked e => this with { Exceptions = Put(Exceptions, new TherapeuticException(e.Exception, e.Entry, e.Text, e.ReviewOn, e.Told, e.Stamp), x => x.Id) },
        TherapeuticExceptionAgreed e => this with { Exceptions = Change(Exceptions, x => x.Id == e.Exception, x => x with { Agreed = x.Agreed ?? e.Stamp }) },
        TherapeuticExceptionEnded e => this with { Exceptions = Change(Exceptions, x => x.Id == e.Exception, x => x with { Ended = x.Ended ?? e.Stamp }) },
        ProtectionDecided e => this with
        {
            Protections = Put(Change(Protections, p => p.Id == e.Follows, p => p with { ReviewOn = null, FollowedBy = e.Protection }), new ProtectionDecision(e.Protection, e with { Consulted = e.Consulted.OrEmpty() }, e.ReviewOn, []), p => p.Id),
        },
        ProtectionReviewed e => this with { Protections = Change(Protections, p => p.Id == e.Protection, p => p with { ReviewOn = e.NextReviewOn, Reviews = p.Reviews.Add(e) }) },
        _ => WithSafeContact(@event),
    };

    private CaseFile WithSafeContact(object @event) => @event switch
    {
        SafeContactAsked e => this with
        {
            SafeContacts = Put(
                SafeContacts,
                new SafeContact(e.Person, e.AskedAlone, e.Restricted, e.Channels.OrEmpty(), e.Instructions, e.Stamp, e.Terms),
                s => s.Person),
            Easings = Overtaken(e.Person),
        },
        SafeContactEasingAsked e => this with
        {
            Easings = Put(Overtaken(e.Person), new SafeContactEasing(e.Easing, e.Person, e.Restricted, e.Channels.OrEmpty(), e.Instructions, e.Stamp) { Terms = e.Terms }, x => x.Id),
        },
        SafeContactEased e => Eased(e),
        PersonWrittenTo e => this with { Messages = Put(Messages, e, m => m.Message) },
        SafeContactKept e => this with { Easings = Change(Easings, x => x.Id == e.Easing, x => x with { Agreed = false }) },
        _ => WithMandate(@event),
    };

    // What she said last counts: what still waited for a second is overtaken.
    private ImmutableArray<SafeContactEasing> Overtaken(Guid person) => Change(Easings, x => x.Person == person && x.Agreed is null, x => x with { Agreed = false });

    private CaseFile Eased(SafeContactEased e) => Easings.FirstOrDefault(x => x.Id == e.Easing) is not { } easing ? this : this with
    {
        SafeContacts = Put(SafeContacts, new SafeContact(easing.Person, YesNo.Yes, easing.Restricted, easing.Channels, easing.Instructions, easing.Asked, easing.Terms), s => s.Person),
        Easings = Change(Easings, x => x.Id == e.Easing, x => x with { Agreed = true }),
    };

    private static ConsentTerms Whole(ConsentTerms terms) => terms with
    {
        About = terms.About.OrEmpty(),
        Categories = terms.Categories.OrEmpty(),
        Relays = terms.Relays.OrEmpty(),
        Kinds = terms.Kinds.OrEmpty(),
    };

    private static Relation Granted(RelationGranted e) => new(
        e.Relation,
        e.Holder,
        e.HolderKind,
        e.Role,
        e.Basis,
        e.Person,
        e.From,
        e.Until,
        e.Proof,
        e.ProofId,
        null);
}
