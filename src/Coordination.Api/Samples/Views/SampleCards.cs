using Coordination.Api.Accounts;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using Coordination.Domain.Samples;

namespace Coordination.Api.Samples.Views;

/// <summary>From a sampled access to its card: names opened, and its own texts.</summary>
internal static class SampleCards
{
    public static async Task<SampleCard> OfAsync(Work work, AccessSample sample, CancellationToken ct)
    {
        var (drawn, access) = (sample.Drawn!, sample.Drawn!.Access);
        var account = await work.LoadAsync<Account>(access.By, ct);
        await work.KeysAsync([sample.Review?.Text, account?.Name], ct);
        return new(sample.Id, access.Kind, access.By, access.At, access.Granted, access.Rule, drawn.Stamp.At)
        {
            Reference = References.Of(sample.Id),
            Site = drawn.Site is { Length: > 0 } site ? site : null,
            ByName = work.Keys.Open(account?.Name, access.By, access.By, AccountFields.Name),
            ByRoles = [.. (account?.Grants ?? []).Where(grant => grant.HoldsAt(access.At)).Select(grant => grant.Role).Distinct()],
            CaseId = access.Case,
            AboutReference = (access.Case ?? access.Alert) is { } about ? References.Of(about) : null,
            Tie = drawn.Tie is { } tie ? new(tie.Role, tie.Proof, tie.From, tie.Until) : null,
            PeriodFrom = drawn.From,
            PeriodTo = drawn.To.AddDays(-1),
            LogNumber = access.Number,
            Checkpoint = drawn.Checkpoint,
            Owed = [.. SampleOwed.Of(sample, work.Plan).Select(owed => new SampleDue(owed.Code, work.Plan[owed.Code].Label, owed.DueAt))],
            Answer = sample.Review is { } done
                ? new(done.Finding, done.Answered.By, done.Answered.At, work.Keys.Open(done.Text, drawn.Subject, sample.Id, SampleFields.Answer))
                : null,
        };
    }
}
