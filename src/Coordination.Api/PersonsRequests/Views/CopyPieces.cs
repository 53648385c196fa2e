using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.Cases;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Screening;
using Coordination.Domain.Time;

namespace Coordination.Api.PersonsRequests.Views;

/// <summary>One thing that is kept about somebody, before it is decided on.</summary>
/// <param name="Id">The item.</param>
/// <param name="Level">Its level.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Officer">What the gate says to whoever prepares a copy.</param>
internal sealed record CopyPiece(Guid Id, CopySection Section, Confidentiality Level, DateTimeOffset At, Guid Author, AccessAnswer Officer)
{
    public string? Code { get; init; }

    /// <summary>Every text it had, the oldest first; each with the field that it was sealed for.</summary>
    public ImmutableArray<(Protected Text, string Field)> Texts { get; init; } = [];

    public int? Total { get; init; }

    public ThirdPartyTag? ThirdParty { get; init; }

    /// <summary>It may tell of harm at whatever level: a flag, a factor about violence, what somebody said where a code was asked.</summary>
    public bool OfHarm { get; init; }

    /// <summary>Its last text is what an amendment left.</summary>
    public bool Amended { get; init; }
}

/// <summary>Everything that a case keeps about one person. Before birth what is known of a child is its mother's.</summary>
internal static class CopyPieces
{
    public static IEnumerable<CopyPiece> Of(Work work, CaseFile file, Guid person) => [.. Said(work, file, person), .. Written(work, file, person), .. Found(work, file, person)];

    private static IEnumerable<CopyPiece> Said(Work work, CaseFile file, Guid person) =>
    [
        .. file.Contacts.Where(c => IsAbout(file, person, c.With.Person)).Select(c => new CopyPiece(c.Id, CopySection.Contact, c.Level, CivilTime.StartOfDay(c.OccurredOn), c.Stamp.By, CaseItems.Of(work, c))
        {
            Code = TimelineFacts.Camel(c.Channel.ToString()),
            Texts = Texts((c.Text, CaseFields.Contact)),
        }),
        .. file.Consents.Where(c => c.Terms.By == person || (c.IsOf(person) && !Deciding.IsChild(file.Find(person)))).Select(c => new CopyPiece(c.Id, CopySection.Consent, Confidentiality.N1, c.Recorded.At, c.Recorded.By, Gate.Item(work, Confidentiality.N1, new ItemFacts(c.Recorded.By)))
        {
            Code = TimelineFacts.Camel(c.Terms.Scope.ToString()),
            Texts = Texts((c.Terms.Evidence, CaseFields.Evidence)),
        }),
    ];

    private static IEnumerable<CopyPiece> Written(Work work, CaseFile file, Guid person) =>
        file.Entries.Where(e => IsAbout(file, person, e.Subject)).Select(e => new CopyPiece(e.Id, CopySection.Entry, e.Level, e.OccurredAt, e.Author, CaseItems.Of(work, e))
        {
            Code = e.Kind,
            Texts = [.. e.Texts.Select(t => (t.Text, CaseFields.Entry))],
            Amended = e.Texts.Length > 1,
            ThirdParty = e.ThirdParty,
        });

    private static IEnumerable<CopyPiece> Found(Work work, CaseFile file, Guid person) =>
    [
        .. file.Factors.Where(f => IsAbout(file, person, f)).Select(f => new CopyPiece(f.Id, CopySection.Factor, f.Level, f.Stamp.At, f.Stamp.By, CaseItems.Of(work, f))
        {
            Code = f.Code,
            Texts = Texts((f.Text, CaseFields.FactorWords), (f.Note, CaseFields.Factor)),
            OfHarm = FactorCodes.Find(f.Code) is not { Confidentiality: < Confidentiality.N4 },
        }),
        .. file.Flags.Where(f => IsAbout(file, person, f.Subject)).Select(f => new CopyPiece(f.Id, CopySection.RedFlag, f.Level, f.RaisedAt, f.Raised?.By ?? Guid.Empty, CaseItems.Of(work, f))
        {
            Code = f.Code,
            Texts = Texts((f.Text, CaseFields.FlagWords), (f.Qualification, CaseFields.Qualification)),
            OfHarm = true,
        }),
        .. file.Screenings.Where(s => IsAbout(file, person, s.Subject)).Select(s => new CopyPiece(s.Id, CopySection.Screening, s.Level, CivilTime.StartOfDay(s.On), s.Stamp.By, CaseItems.Of(work, s))
        {
            Code = s.Result.Instrument,
            Texts = Texts((s.Result.InstrumentText, CaseFields.Instrument)),
            OfHarm = !s.Result.Coded,
            Total = s.Result.Total,
        }),
    ];

    // What names nobody is about the mother, as everywhere else in the file.
    private static bool IsAbout(CaseFile file, Guid person, Guid? subject) =>
        (subject is not { } of || file.Find(of)?.Role == PersonRole.ExpectedChild ? file.Mother : of) == person;

    private static bool IsAbout(CaseFile file, Guid person, Factor factor) =>
        factor.Subject is null && factor.About is FactorSubject.CoParent or FactorSubject.Child ? false : IsAbout(file, person, factor.Subject);

    private static ImmutableArray<(Protected Text, string Field)> Texts(params ReadOnlySpan<(Protected? Text, string Field)> texts)
    {
        var given = ImmutableArray.CreateBuilder<(Protected, string)>();
        foreach (var (text, field) in texts)
        {
            if (text is not null)
            {
                given.Add((text, field));
            }
        }

        return given.ToImmutable();
    }
}
