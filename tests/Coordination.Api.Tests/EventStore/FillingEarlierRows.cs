using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Concertations;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.EventStore;

/// <summary>A database that an earlier version wrote: rows that it did not keep come with the migration.</summary>
public sealed class FillingEarlierRows(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Rows = """
        select (select string_agg(s::text, ' ' order by s::text) from coordination.sealed_item s) || (select string_agg(concertation_id::text || seats::text, ' ' order by concertation_id) from coordination.concertation_head)
            || (select string_agg(handover_id::text || accepted::text, ' ' order by handover_id) from coordination.handover_head)
        """;

    private FillEarlierRows Fill => new(api.Services.GetRequiredService<Databases>());

    [Fact]
    public async Task What_an_earlier_version_did_not_keep_is_filled_in_once()
    {
        var file = await api.OpenColdAsync(by: People.MidwifeHeusy);
        (await api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" }, People.MidwifeHeusy)).Expect(200);
        (await api.OnCaseAsync(file, "contacts", new { text = "Dit en confidence.", level = "n4", role = "gp" }, People.MidwifeHeusy)).Expect(200);
        var other = await api.OpenColdAsync();
        var meeting = await api.PlanAsync(other, new { accountIds = new[] { Meetings.Guest.Id } });
        await api.HandOverAsync(other, "dr-invented", new { categories = new[] { "identity" } });
        (await api.OnCaseAsync(other, "handovers", new { relay = DemoNetwork.IdOf(Personas.Service, "pep-liege"), need = "parenting", consent = "oral" })).Expect(201);
        var day = api.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = day, to = day })).Expect(201);
        async Task<string> CoveredAsync() => (await api.As(People.Midwife).AskAsync($"/v1/worklist?limit=100&caseId={file}")).Expect(200).Text;
        var (kept, covered) = (await api.Raw.AskAsync<string>(Rows), await CoveredAsync());

        await api.Raw.DoAsync("delete from coordination.sealed_item; update coordination.concertation_head set seats = null; update coordination.handover_head set accepted = null");
        Assert.NotEqual(covered, await CoveredAsync());

        Assert.True(await Fill.RunAsync(CancellationToken.None) >= 5);

        Assert.Equal((kept, covered), (await api.Raw.AskAsync<string>(Rows), await CoveredAsync()));
        (await api.As(Meetings.Guest).AskAsync(meeting + "/invitation.ics")).Expect(200);
        Assert.Equal(0, await Fill.RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_case_is_read_again_only_when_it_was_written_to_since_also_where_a_run_broke_off()
    {
        var file = await api.OpenColdAsync(by: People.MidwifeHeusy);
        (await api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" }, People.MidwifeHeusy)).Expect(200);
        (await api.OnCaseAsync(file, "contacts", new { text = "Dit en confidence.", level = "n4", role = "gp" }, People.MidwifeHeusy)).Expect(200);
        await api.Raw.DoAsync("delete from coordination.filled; delete from coordination.sealed_item; alter table coordination.sealed_item add constraint broken check (not for_heads)");
        await Assert.ThrowsAsync<PostgresException>(() => Fill.RunAsync(CancellationToken.None));
        Assert.False(await Fill.IsDoneAsync(CancellationToken.None));
        await api.Raw.DoAsync("alter table coordination.sealed_item drop constraint broken");

        Assert.True(await Fill.RunAsync(CancellationToken.None) >= 2);
        Assert.True(await Fill.IsDoneAsync(CancellationToken.None));

        await api.Raw.DoAsync($"delete from coordination.sealed_item where case_id = '{file}'; update coordination.mt_streams set timestamp = now() - interval '2 days' where id = '{file}'");
        Assert.Equal(0, await Fill.RunAsync(CancellationToken.None));
        await api.Raw.DoAsync($"update coordination.mt_streams set timestamp = now() where id = '{file}'");
        Assert.Equal(2, await Fill.RunAsync(CancellationToken.None));
    }
}
