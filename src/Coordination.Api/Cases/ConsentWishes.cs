using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases;

/// <summary>From what a request says of a consent to its terms.</summary>
internal static class ConsentWishes
{
    /// <summary>Kinds of the services that are named one by one: youth aid that is named so is youth aid.</summary>
    public static async Task<ImmutableArray<string>> KindsAsync(Work work, Guid[] relays, CancellationToken ct) =>
        [.. (await work.ReadManyAsync<Relay>(relays.Distinct(), ct)).Select(relay => relay.Record.Kind)];

    public static ConsentTerms Terms(Work work, RecordConsentRequest wish, Guid by, Protected? evidence) => new(
        by,
        wish.Capacity,
        wish.About.Length > 0 ? [.. wish.About] : [by],
        [.. wish.Categories],
        wish.Relays.Length + wish.Kinds.Length > 0 ? ConsentScope.Named : ConsentScope.Coordination,
        [.. wish.Relays],
        [.. wish.Kinds],
        wish.Purpose,
        wish.From ?? CivilTime.DayOf(work.Now), wish.Until,
        wish.Form,
        wish.Language ?? work.Case.State.Find(by)?.Language ?? "fr",
        wish.Interpreter, wish.Information,
        evidence)
    {
        Interest = work.SealOrNull(by, work.Case.Id, CaseFields.Interest, wish.Interest),
    };
}
