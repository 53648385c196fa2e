using System.Collections.Immutable;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>Texts of the file. The author chooses the level and alone amends or discloses.</summary>
public static class EntryDecider
{
    /// <summary>Writes an entry. The author of a sealed one is always on its list.</summary>
    public static Decision Write(CaseFile state, EntryWritten written)
    {
        if (CaseGuard.NotOpenFor(state, written.Subject) is { } refusal)
        {
            return refusal;
        }

        return written switch
        {
            _ when state.Entries.Any(e => e.Id == written.Entry) => Decision.AlreadySo,
            { Kind: "" } => EntryRefusals.NeedsKind,
            { Level: Confidentiality.N0 } => EntryRefusals.NotAboutNobody,
            _ when written.OccurredAt > written.Stamp.At => CaseRefusals.DayInFuture with { Field = "occurredAt" },
            { Level: Confidentiality.N3, HeadsNamed: false, Discipline: null } when written.Named.OrEmpty().IsEmpty => EntryRefusals.NeedsReaders,
            { Level: not Confidentiality.N4 } when !written.Sealed.OrEmpty().IsEmpty => EntryRefusals.SealNeedsLevel,
            { Level: Confidentiality.N4 } => Decision.Of(written with { Sealed = WithAuthor(written) }),
            _ => Decision.Of(written),
        };
    }

    /// <summary>The author's amendment; the first text stays.</summary>
    public static Decision Amend(CaseFile state, Guid entry, Protected text, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : Find(state, entry) is not { } known ? EntryRefusals.Unknown
        : known.Author != stamp.By ? EntryRefusals.NotYours
        : known.Texts[^1].Text == text ? Decision.AlreadySo
        : Decision.Of(new EntryAmended(entry, text, stamp));

    /// <summary>A records officer puts an entry right whose author is gone, at the person's request; also in a closed case. What stood there stays.</summary>
    public static Decision Rectify(CaseFile state, Guid entry, Protected text, bool authorIsThere, Stamp stamp) =>
        Find(state, entry) is not { } known ? EntryRefusals.Unknown
        : known.Texts[^1].Text == text ? Decision.AlreadySo
        : authorIsThere ? EntryRefusals.AuthorIsThere
        : Decision.Of(new EntryAmended(entry, text, stamp));

    /// <summary>The author discloses one entry to one holder of a relation, on a basis and with the answers it demands (access rule A33).</summary>
    public static Decision Disclose(CaseFile state, Guid entry, Guid recipient, DisclosureTerms terms, DisclosureRecipient to, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : Find(state, entry) is not { } known ? EntryRefusals.Unknown
        : known.Author != stamp.By ? EntryRefusals.NotYours
        : known.Level == Confidentiality.N5 ? EntryRefusals.WorkingNote
        : state.IsRestricted(known.Subject) ? CaseRefusals.Restricted
        : known.DisclosedTo.Contains(recipient) && known.AsTold([recipient]).Texts.Length == known.Texts.Length ? Decision.AlreadySo
        : CaseRights.IsExcluded(state, recipient) ? RelationRefusals.Excluded
        : !state.Relations.Any(r => r.Holder == recipient && r.ActiveAt(stamp.At)) ? EntryRefusals.NoRelation
        : DisclosureDecider.Fault(state, terms, [known.Subject], to, CivilTime.DayOf(stamp.At)) is { } fault ? fault
        : Decision.Of(new EntryDisclosed(entry, recipient, terms.Basis, stamp) { Terms = terms });

    /// <summary>The author tells one entry to an authority outside.</summary>
    public static Decision TellOutside(CaseFile state, Guid entry, DisclosedOutside told) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : Find(state, entry) is not { } known ? EntryRefusals.Unknown
        : known.Author != told.Stamp.By ? EntryRefusals.NotYours
        : state.IsRestricted(known.Subject) && DisclosureBases.RestsOnHer(told.Terms.Basis) ? CaseRefusals.Restricted
        : DisclosureDecider.TellOutside(state, told);

    private static Entry? Find(CaseFile state, Guid entry) => state.Entries.FirstOrDefault(e => e.Id == entry);

    private static ImmutableArray<Guid> WithAuthor(EntryWritten written) =>
        written.Sealed.OrEmpty().Contains(written.Stamp.By) ? written.Sealed : written.Sealed.OrEmpty().Insert(0, written.Stamp.By);
}
