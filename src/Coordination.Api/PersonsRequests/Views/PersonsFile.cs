using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.Cases;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Time;

namespace Coordination.Api.PersonsRequests.Views;

/// <summary>
/// Puts together what is kept about one person, item by item through the gate. What tells of somebody else is cut where its author said so, and where it
/// is sealed it is absent; what another person confided is never about her; an address is in no copy of a person who is reached only in a safe way. What
/// is sealed or may tell of harm goes by itself to the mother alone; for anybody else a human decides on it, whether or not anybody is protected.
/// </summary>
internal sealed class PersonsFile
{
    public const string Included = "included";
    public const string TextCut = "cut";
    public const string HeldBack = "withheld";
    public const string Absent = "absent";
    public const string ToDecide = "decide";

    private readonly CaseFile _file;
    private readonly Work _work;
    private readonly CopyReader _reader;
    private readonly ImmutableArray<CopyPiece> _pieces;
    private readonly Dictionary<Guid, Role> _roles;

    private PersonsFile(Work work, CopyReader reader, ImmutableArray<CopyPiece> pieces, Dictionary<Guid, Role> roles) =>
        (_work, _file, _reader, _pieces, _roles) = (work, work.Case.State, reader, pieces, roles);

    /// <param name="work">Opened on the case.</param>
    /// <param name="reader">For whom.</param>
    /// <param name="officer">Whether somebody prepares it, to whom the gate must show each item too.</param>
    /// <param name="ct">Ends with the request.</param>
    public static async Task<PersonsFile> OfAsync(Work work, CopyReader reader, bool officer, CancellationToken ct)
    {
        ImmutableArray<CopyPiece> pieces = [.. CopyPieces.Of(work, work.Case.State, reader.Person).Where(piece => !officer || piece.Officer.Granted)];
        var authors = await work.ReadManyAsync<Account>(pieces.Select(piece => piece.Author).Distinct(), ct);
        var person = work.Case.State.Find(reader.Person)!;
        await work.KeysAsync(pieces.SelectMany(piece => piece.Texts.Select(text => (Protected?)text.Text)).Concat([person.Name, person.BirthDate, person.Ssin, person.Telephone, person.Mail, person.Address]), ct);
        return new(work, reader, pieces, authors.ToDictionary(author => author.Id, author => author.Grants.FirstOrDefault()?.Role ?? Role.None));
    }

    /// <summary>Everything about the person, with what the rules make of it.</summary>
    public CopyPreparation Prepared() => new(
        _reader.Person, _reader is { IsForAnother: true, Limited: true }, Identity(), [.. Sorted().Select(piece => new WeighedItem(ItemOf(piece, cut: false), piece.Level, VerdictOf(piece), piece.ThirdParty))]);

    /// <summary>What she may have.</summary>
    /// <param name="leftOut">Items that an officer leaves out beside.</param>
    /// <param name="letIn">Items that wait for her decision and that she lets in.</param>
    public PersonsDocument Document(IReadOnlyCollection<Guid> leftOut, IReadOnlyCollection<Guid> letIn) => new(
        _reader.Person,
        _work.Now,
        Identity(),
        [.. Sorted().Where(piece => !leftOut.Contains(piece.Id) && Goes(piece, letIn)).Select(piece => ItemOf(piece, Ruled(piece) == TextCut))])
    {
        Withheld = _pieces.Any(piece => VerdictOf(piece) == HeldBack && ExceptionOn(piece) is { Told: true }),
    };

    public bool Holds(Guid item) => _pieces.Any(piece => piece.Id == item);

    /// <summary>Whether somebody must decide on it: it is left out until then.</summary>
    public bool AwaitsDecision(Guid item) => _pieces.Any(piece => piece.Id == item && VerdictOf(piece) == ToDecide);

    private bool Goes(CopyPiece piece, IReadOnlyCollection<Guid> letIn) => VerdictOf(piece) switch
    {
        Included or TextCut => true,
        ToDecide => letIn.Contains(piece.Id),
        _ => false,
    };

    private IEnumerable<CopyPiece> Sorted() => _pieces.OrderBy(piece => piece.Section).ThenBy(piece => piece.At).ThenBy(piece => piece.Id);

    // Of such an item not even that something is withheld is said to another.
    private string VerdictOf(CopyPiece piece) => (ForHuman(piece), Ruled(piece)) switch
    {
        (true, Included or TextCut) => ToDecide,
        (true, _) => Absent,
        (false, var ruled) => ruled,
    };

    // By what the item is and never by who is protected: what changes when she speaks would tell that she did.
    private bool ForHuman(CopyPiece piece) => !_reader.IsForIndex && (piece.OfHarm || piece.Level >= Confidentiality.N4);

    private string Ruled(CopyPiece piece) => Gate.Told(_reader, piece.Level, Subject, ExceptionOn(piece) is not null) switch
    {
        { Granted: false } => Absent,
        // Sealed facts about somebody else leave no trace (A51); of others it is seen that something stood there.
        { Outcome: Outcome.Redacted } when !_reader.IsForAnother => HeldBack,
        _ when piece.ThirdParty is null => Included,
        _ => piece.Level >= Confidentiality.N4 ? Absent : TextCut,
    };

    private TherapeuticException? ExceptionOn(CopyPiece piece) => _file.Exceptions.FirstOrDefault(x => x.Entry == piece.Id && x.HoldsOn(CivilTime.DayOf(_work.Now)));

    private DataSubject Subject => _file.Find(_reader.Person)?.Role switch
    {
        PersonRole.Mother => DataSubject.Mother,
        PersonRole.CoParent => DataSubject.CoParent,
        PersonRole.Child => DataSubject.Child,
        _ => DataSubject.ThirdParty,
    };

    private CopyItem ItemOf(CopyPiece piece, bool cut)
    {
        var item = new CopyItem(piece.Id, piece.Section, piece.At, _roles.GetValueOrDefault(piece.Author)) { Code = piece.Code, Total = piece.Total };
        ImmutableArray<string> texts = [.. piece.Texts.Select(text => _work.Keys.Open(text.Text, text.Text.Subject, _file.Id, text.Field)).OfType<string>()];
        return cut ? item with { Cut = true } : item with
        {
            Text = texts.IsEmpty ? null : piece.Amended ? texts[^1] : string.Join('\n', texts),
            Earlier = piece.Amended ? texts[..^1] : null,
        };
    }

    private CopyIdentity Identity()
    {
        var (person, self) = (_file.Find(_reader.Person)!, !_reader.IsForAnother);
        string? Open(Protected? text, string field) => PersonFields.Open(_work, _file.Id, person, text, field);
        return new CopyIdentity
        {
            Name = Open(person.Name, PersonFields.Name),
            BirthDate = Open(person.BirthDate, PersonFields.BirthDate),
            Language = person.Language,
            Ssin = self ? Open(person.Ssin, PersonFields.Ssin) : null,
            Telephone = self && Reaching.MayBeCalled(_file, person.Id, CivilTime.DayOf(_work.Now)) ? Open(person.Telephone, PersonFields.Telephone) : null,
            Mail = self && Reaching.MayBeWrittenTo(_file, person.Id, CivilTime.DayOf(_work.Now)) ? Open(person.Mail, PersonFields.Mail) : null,
            Address = self && _file.SafeContactOf(person.Id) is not { Restricted: true } ? Open(person.Address, PersonFields.Address) : null,
        };
    }
}
