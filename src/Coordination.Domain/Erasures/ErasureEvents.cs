// The shapes below are stored for ever: never change or remove a field, add an optional one or a new event.
using System.Collections.Immutable;

namespace Coordination.Domain.Erasures;

/// <summary>An officer proposes that a person be erased. Nothing happens until another one agrees, and without that it lapses by itself.</summary>
/// <param name="Person">Whose texts would not be read again.</param>
/// <param name="Ground">Code of the legal reason.</param>
/// <param name="Kind">Kind of record by which it is to be kept.</param>
/// <param name="KeptUntil">Last day until which it is to be kept.</param>
/// <param name="Retention">Version of the retention table.</param>
/// <param name="Stamp">Who proposes it.</param>
public sealed record ErasureProposed(Guid Person, string Ground, string Kind, DateOnly KeptUntil, string Retention, Stamp Stamp);

/// <summary>Another one does not agree, or who proposed it takes it back.</summary>
public sealed record ErasureDeclined(Guid Person, Stamp Stamp);

/// <summary>It was decided to destroy the keys of a person: one asked, another one confirmed.</summary>
/// <param name="Person">Whose texts will not be read again.</param>
/// <param name="Ground">Code of the legal reason.</param>
/// <param name="Kind">Kind of record by which it was to be kept.</param>
/// <param name="KeptUntil">Last day until which it was to be kept.</param>
/// <param name="Retention">Version of the retention table.</param>
/// <param name="AskedBy">Account of a records or privacy officer.</param>
/// <param name="ConfirmedBy">Account of a supervisor: another person.</param>
/// <param name="Keys">Versions of the keys that are there.</param>
/// <param name="Fingerprint">SHA-256 over those keys as they are stored, oldest version number first, in hexadecimal.</param>
/// <param name="Stamp">Who typed it.</param>
public sealed record ErasureDecided(
    Guid Person,
    string Ground,
    string Kind,
    DateOnly KeptUntil,
    string Retention,
    Guid AskedBy,
    Guid ConfirmedBy,
    ImmutableArray<int> Keys,
    string Fingerprint,
    Stamp Stamp);

/// <summary>The keys are destroyed: nothing that was sealed with them can be read by anybody.</summary>
/// <param name="Person">Whose texts.</param>
/// <param name="Keys">Versions that are gone; one that comes back with a restored backup is destroyed again.</param>
/// <param name="Fingerprint">Of what was destroyed, as decided.</param>
/// <param name="Terms">Terms of search that went with them.</param>
/// <param name="Stamp">When.</param>
public sealed record PersonErased(Guid Person, ImmutableArray<int> Keys, string Fingerprint, int Terms, Stamp Stamp);
