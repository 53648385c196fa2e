using Coordination.Api.Vault;
using Coordination.Domain;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>Sealing and opening texts of persons.</summary>
internal sealed partial class Work
{
    /// <summary>Seals a text with the person's key. The keys of a known person must be at hand (<see cref="KeysAsync(IEnumerable{Guid}, CancellationToken)"/>).</summary>
    public Protected Seal(Guid person, Guid stream, string field, string text) => Keys.Seal(person, stream, field, text);

    public Protected? SealOrNull(Guid person, Guid stream, string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Keys.Seal(person, stream, field, text.Trim());

    /// <summary>The stored seal when it holds this very text, so that a repeat changes nothing. The person's keys must be at hand.</summary>
    public Protected? SealAgain(Protected? stored, Guid person, Guid stream, string field, string? text) =>
        stored is not null && text is not null && Keys.Open(stored, person, stream, field) == text.Trim() ? stored : SealOrNull(person, stream, field, text);

    /// <summary>The stored seal when the text is the same or was not given; so a repeat changes nothing.</summary>
    public Protected? SealIfNew(Protected? stored, Guid person, string field, string? text) =>
        text is null || (stored is not null && Keys.Open(stored, person, person, field) == text.Trim()) ? stored : SealOrNull(person, person, field, text);

    /// <summary>Makes sure the keys of these persons are at hand: a round trip only for those never seen here.</summary>
    public async Task KeysAsync(IEnumerable<Guid> persons, CancellationToken ct)
    {
        var missing = Keys.Missing(persons);
        if (missing.Length > 0)
        {
            await LoadKeysAsync(missing, ct);
        }
    }

    /// <summary>The keys that these texts need.</summary>
    public async Task KeysAsync(IEnumerable<Protected?> texts, CancellationToken ct)
    {
        var missing = Keys.Missing(texts);
        if (missing.Length > 0)
        {
            await LoadKeysAsync(missing, ct);
        }
    }

    /// <summary>
    /// Asks how many erasures there were: once a process, and again where something came between, for that may have been one. Where there were more
    /// than was known, no key that was kept is used.
    /// </summary>
    /// <param name="ct">Ends with the request.</param>
    /// <param name="anew">Ask in any case: for what leaves without an audit entry, whose statement asks it.</param>
    public async Task KnowErasuresAsync(CancellationToken ct, bool anew = false)
    {
        if (anew || Attempt > 1 || !keyRings.KnowsErasures)
        {
            await using var asked = new NpgsqlCommand(KeyRings.Erasures, await ConnectionAsync(ct));
            keyRings.Note((long)(await asked.ExecuteScalarAsync(ct))!);
            Keys = keyRings.For(_tenant);
        }
    }

    private async Task LoadKeysAsync(Guid[] persons, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(await ConnectionAsync(ct));
        batch.BatchCommands.Add(VaultSql.Reading(Service, persons));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        Keys.Add(persons, await VaultSql.ReadAll(reader, ct));
    }
}
