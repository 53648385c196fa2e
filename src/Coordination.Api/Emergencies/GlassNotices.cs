using System.Collections.Immutable;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Domain.Access;
using Coordination.Domain.Emergencies;

namespace Coordination.Api.Emergencies;

/// <summary>
/// Who is told of a broken glass, in its own transaction: the privacy officers by the number of the record, and the heads of the case by the number of
/// the case. No message has a place for a person, a reason or what was opened.
/// </summary>
internal static class GlassNotices
{
    public static async Task QueueAsync(Work work, OpenStream<BrokenGlass> glass, CancellationToken ct)
    {
        var record = glass.State;
        var due = GlassOwed.Of(record, work.Plan).FirstOrDefault(owed => owed.Code != GlassOwed.Text)?.DueAt;
        var occasion = record.SealsOpened is null ? "broken" : "seals-opened";
        foreach (var officer in (await Officers.OfAsync(work, Role.PrivacyOfficer, ct)).Where(id => id != record.By))
        {
            Queue(work, officer, Template.GlassBroken, References.Of(glass.Id), new() { Due = due, Glass = glass.Id }, glass.Id, occasion);
        }

        foreach (var head in record.SealsOpened is null ? Heads(work).Where(id => id != record.By) : [])
        {
            Queue(work, head, Template.GlassTold, References.Of(record.Case), new() { Glass = glass.Id }, glass.Id, occasion);
        }
    }

    private static ImmutableArray<Guid> Heads(Work work) => work.Case.State.Heads?.All ?? [];

    private static void Queue(Work work, Guid account, string template, string reference, MessageFacts facts, Guid glass, string occasion) => OutboxRows.Queue(
        work, OutboxMessage.Once(work.Service, new Recipient(RecipientKind.Account, account), template, "fr", reference, facts, glass, occasion, work.Now));
}
