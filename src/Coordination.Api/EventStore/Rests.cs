using Coordination.Domain;
using Coordination.Domain.Cases;
using NpgsqlTypes;

namespace Coordination.Api.EventStore;

/// <summary>What an answer rests on, as conditions of the statement that writes its audit entry.</summary>
/// <param name="Streams">Streams that were read, each with its version then.</param>
/// <param name="Held">Lists of those away without which something would not be shown.</param>
/// <param name="Lists">Lists of the caller's own.</param>
/// <param name="Day">Day on which they are held.</param>
internal sealed record Rests(IReadOnlyDictionary<Guid, long> Streams, IReadOnlyCollection<HeldGround> Held, Guid[] Lists, DateOnly Day)
{
    // What only adds to a case takes nothing from anybody who may read it: a list of busy cases need not be put together anew for it. All else may.
    private static readonly Type[] Adds =
    [
        typeof(StepFired), typeof(ContactNoted), typeof(ReminderSet), typeof(ReminderDone), typeof(EntryWritten), typeof(ScreeningRecorded),
        typeof(RedFlagRaised), typeof(RedFlagAcknowledged), typeof(RedFlagAssessed), typeof(FactorRecorded), typeof(FactorResolved),
        typeof(StepDone), typeof(StepMoved), typeof(StepNotRelevant), typeof(NeedCarried), typeof(NeedReturned), typeof(FamilyMet),
        typeof(LifeEventRecorded), typeof(LifeEventTakenBack), typeof(PlanPaused), typeof(PauseEnded), typeof(SupportEndForeseen), typeof(EarlierCaseLinked), typeof(EarlierCaseUnlinked), typeof(RecontactPlanned), typeof(RecontactEnded),
        typeof(DueDateRevised), typeof(IntensityDecided), typeof(ProtectionDecided), typeof(ProtectionReviewed),
    ];

    private static readonly string Harmless = string.Join(',', EventNames.All.Where(e => Adds.Contains(e.Type)).Select(e => e.Name));

    /// <summary>Nothing.</summary>
    public static Rests None { get; } = new(new Dictionary<Guid, long>(), [], [], default);

    /// <summary>Which conditions there are: a statement for each shape.</summary>
    public (bool Streams, bool Held) Shape => (Streams.Count > 0, Held.Count > 0);

    /// <summary>Values of the conditions, in their order.</summary>
    public IEnumerable<Cell> Cells() =>
    [
        .. Streams.Count == 0 ? [] : new[] { Cell.Array(NpgsqlDbType.Uuid, Streams.Keys.ToArray()), Cell.Array(NpgsqlDbType.Bigint, Streams.Values.ToArray()) },
        .. Held.Count == 0
            ? []
            : new[]
            {
                Cell.Array(NpgsqlDbType.Uuid, Lists), Day, Cell.Array(NpgsqlDbType.Text, Held.Select(h => h.Site).ToArray()),
                Cell.Array(NpgsqlDbType.Uuid, Held.Select(h => h.One).ToArray()), Cell.Array(NpgsqlDbType.Uuid, Held.Select(h => h.Two).ToArray()),
            },
    ];

    /// <summary>The conditions, whose values begin at <paramref name="from"/>; <c>$1</c> is the service.</summary>
    public static IEnumerable<string> Conditions((bool Streams, bool Held) shape, int from)
    {
        if (shape.Streams)
        {
            yield return $"""
                not exists (select from unnest(${from}::uuid[], ${from + 1}::bigint[]) r(id, version)
                    join coordination.mt_events e on e.tenant_id = $1 and e.stream_id = r.id and e.version > r.version where e.type <> all (string_to_array('{Harmless}', ',')))
                """;
            from += 2;
        }

        if (shape.Held)
        {
            yield return $"""
                not exists (select from unnest(${from + 2}::text[], ${from + 3}::uuid[], ${from + 4}::uuid[]) g(site, one, two) where not exists (
                    select from coordination.held($1, ${from}, ${from + 1}) h where h.site = g.site and (g.one is null or h.owner in (g.one, g.two))))
                """;
        }
    }
}

/// <param name="Site">Where somebody is away.</param>
/// <param name="One">Whose list is held; null for anybody's of the site.</param>
/// <param name="Two">Or whose.</param>
internal sealed record HeldGround(string Site, Guid? One, Guid? Two);
