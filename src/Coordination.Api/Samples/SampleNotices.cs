using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Domain.Samples;

namespace Coordination.Api.Samples;

/// <summary>Who is told that an access was found questionable, in the transaction of the answer: those who now owe to look into it, by its number.</summary>
internal static class SampleNotices
{
    private const string Questionable = "questionable";

    public static async Task QueueAsync(Work work, OpenStream<AccessSample> sample, CancellationToken ct)
    {
        foreach (var owed in sample.Pending.Count == 0 ? [] : SampleOwed.Of(sample.State, work.Plan))
        {
            var people = await Roster.PeopleOfAsync(work, owed.Owner, owed.Site, ct);
            foreach (var account in people.Where(id => id != sample.State.By && id != work.Caller.Id))
            {
                OutboxRows.Queue(work, OutboxMessage.Once(
                    work.Service, new Recipient(RecipientKind.Account, account), Template.SampleQuestioned, "fr", References.Of(sample.Id),
                    new() { Due = owed.DueAt, Sample = sample.Id }, sample.Id, Questionable, work.Now));
            }
        }
    }
}
