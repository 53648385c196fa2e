using System.Collections.Immutable;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases;

/// <summary>
/// Who leads a case after one of its heads may not see it any more: the other head; else another coordinator of the site; else one of the
/// service's other site (rule A11); and where there is none, the site's lead answers for it. A case is never left with nobody.
/// </summary>
internal static class Successors
{
    public static async Task<Heads> OfAsync(Work work, Guid gone, CancellationToken ct)
    {
        var file = work.Case.State;
        var today = CivilTime.DayOf(work.Now);
        // Whoever writes the exclusion down comes to lead nothing by it.
        var others = (await Roster.ColleaguesAsync(work, today, today, ct))
            .RemoveAll(c => CaseRights.IsExcluded(file, c.Account) || c.Account == gone || (c.Account == work.Caller.Id && !CaseRights.IsHead(file, c.Account)));
        Guid?[] heads = [file.Heads!.First, file.Heads.Second];
        var stays = heads.OfType<Guid>().Where(h => h != gone && !CaseRights.IsExcluded(file, h)).Select(h => (Guid?)h).FirstOrDefault();
        var first = stays ?? Best(others, file.Site) ?? Ids.LeadDesk(work.Service, file.Site);
        var second = others.Where(c => c.Site == file.Site && c.Account != first && !c.Away).OrderBy(c => c.Account).Select(c => (Guid?)c.Account).FirstOrDefault();
        return await WithDisciplinesAsync(work, new Heads(work.Service, file.Site, first, second, null, null), ct);
    }

    private static Guid? Best(ImmutableArray<Colleague> colleagues, string site) =>
        colleagues.OrderBy(c => c.Away).ThenBy(c => c.Site != site).ThenBy(c => c.Site, StringComparer.Ordinal).ThenBy(c => c.Account).Select(c => (Guid?)c.Account).FirstOrDefault();

    private static async Task<Heads> WithDisciplinesAsync(Work work, Heads heads, CancellationToken ct)
    {
        var accounts = await work.Session.LoadManyAsync<Account>(ct, [heads.First, heads.Second ?? heads.First]);
        Guid? With(string discipline) =>
            accounts.Where(a => a.GrantsAt(work.Now).Any(g => g.Role == Domain.Access.Role.Coordinator && g.Discipline == discipline)).Select(a => (Guid?)a.Id).FirstOrDefault();
        return heads with { Midwife = With(Disciplines.Midwife), SocialWorker = With(Disciplines.SocialWorker) };
    }
}
