using Coordination.Api.Access;
using Coordination.Domain.Time;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>
/// What an answer rests on without being about it: the streams that were read for it, each item of a list among them, and the lists of those away
/// that let the caller at it. The statement that writes the audit entry asks once more whether nothing took a right away since (DECISIONS 44).
/// </summary>
internal sealed partial class Work
{
    private readonly Dictionary<Guid, long> _read = [];
    private readonly HashSet<HeldGround> _held = [];

    /// <summary>What an answer of this work rests on, beside what it supposes.</summary>
    public Rests RestsOn()
    {
        // What is supposed is asked by its exact version: a read of one known thing rests on nothing beside it.
        if (Supposes && _read.Count == 0 && _held.Count == 0)
        {
            return Rests.None;
        }

        Dictionary<Guid, long> streams = new(_read);
        if (!Supposes)
        {
            _streams.FindAll(stream => stream.Exists).ForEach(stream => streams.TryAdd(stream.Id, stream.Version));
            if (_caller.Version > 0)
            {
                streams.TryAdd(_caller.Id, _caller.Version);
            }
        }

        return new(streams, _held, _held.Count == 0 ? [] : Facts.ListsOf(Caller, Now), CivilTime.DayOf(Now));
    }

    /// <summary>Something is shown because the list of somebody away is held: of one of these, or of anybody of the site.</summary>
    public void RestOnHeld(string site, Guid? one = null, Guid? two = null) => _held.Add(new(site, one, two ?? one));

    /// <summary>States of several streams, in no order; an id that nobody has is left out.</summary>
    public async Task<IReadOnlyCollection<TState>> ReadManyAsync<TState>(IEnumerable<Guid> ids, CancellationToken ct)
        where TState : class
    {
        var several = new Several<TState>(ids);
        await ReadManyAsync(ct, several);
        return [.. several.Found.Values];
    }

    /// <summary>States of several streams of several kinds, in one round trip.</summary>
    public async Task ReadManyAsync(CancellationToken ct, params Several[] asked)
    {
        var some = asked.Where(several => several.Any).ToArray();
        if (some.Length == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(await ConnectionAsync(ct));
        foreach (var several in some)
        {
            batch.BatchCommands.Add(LentCommands.Take(several.Look(_tenant, snapshots)));
        }

        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            foreach (var several in some)
            {
                await several.ReadAsync(reader, _read, ct);
                await reader.NextResultAsync(ct);
            }
        }

        LentCommands.Return(batch);
    }
}
