using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Worklist.Views;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Time;

namespace Coordination.Api.Outbox;

/// <summary>What the gate needs to know of a mail that sums up a list: what its recipient would read there in this moment, and whether it is one of her hours.</summary>
internal static class DigestMatter
{
    /// <summary>Counts as the recipient, by the statement that would answer her; null where she may read no list.</summary>
    public static async Task<OwedSums?> SumAsync(IServiceScopeFactory scopes, OutboxMessage message, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        await work.OpenAsync(new Login(message.To.Id, message.Tenant, Machine: false), Target.Nothing, ct, toWrite: false);
        return await SumAsync(work, ct);
    }

    /// <param name="work">Opened as whose list it is.</param>
    /// <param name="ct">Ends with the turn.</param>
    public static async Task<OwedSums?> SumAsync(Work work, CancellationToken ct) =>
        work.Caller.IsLive && Gate.Decide(work, Target.Nothing, new Demand(AccessAction.ReadWorklist)).Granted ? await OwedList.SumAsync(work, DigestRules.Coming, ct) : null;

    /// <param name="work">Opened by the sweep.</param>
    /// <param name="message">The message.</param>
    /// <param name="owed">What stands in the recipient's list now; null where she may read none.</param>
    /// <param name="day">Whose day it sums up: one that is over is told to nobody.</param>
    /// <param name="ct">Ends with the turn.</param>
    public static async Task<Matter> FactsAsync(Work work, OutboxMessage message, OwedSums? owed, DateTimeOffset day, CancellationToken ct)
    {
        var facts = new LeavingFacts { Errand = Template.ErrandOf(message.Template), MayKnow = owed is not null };
        if (await work.LoadAsync<Account>(message.To.Id, ct) is not { IsLive: true } to)
        {
            return new(facts);
        }

        var quiet = await QuietUntilAsync(work, to, ct);
        var stands = CivilTime.DayOf(day) == CivilTime.DayOf(work.Now) && owed is null or { Any: true } && to.DigestOrUsual.Gathers && !DigestRules.IsAway(to, work.Now);
        return new(facts with { Known = true, Stands = stands, Quiet = quiet is not null }, Again: quiet);
    }

    /// <summary>When the quiet at her sites ends; null where it is none.</summary>
    public static async Task<DateTimeOffset?> QuietUntilAsync(Work work, Account to, CancellationToken ct)
    {
        var service = await work.LoadAsync<CoordinationService>(CoordinationService.IdOf(work.Service), ct);
        var end = QuietHours.EndsFor(DigestRules.QuietOf(to, service, work.Now), work.Now);
        return end > work.Now ? end : null;
    }
}
