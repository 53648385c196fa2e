using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

public sealed class KeepingTheAudit(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_write_and_its_entry_are_one_transaction()
    {
        var alert = await api.RaiseAlertAsync();
        await api.TakeAlertAsync(alert);

        Assert.Equal("TakeAlert A72 Allow", await EntryAsync(alert, People.Midwife.Id));
        Assert.Equal(1L, await api.Raw.AskAsync<long>($"""
            select count(distinct e.xmin::text) from coordination.audit_entry a
            join coordination.mt_events e on e.xmin::text = a.xmin::text
            where a.target = '{alert}' and e.type in ('alert_taken', 'case_opened')
            """));
    }

    [Fact]
    public async Task A_read_leaves_an_entry_with_the_row_that_let_it_in()
    {
        var file = await api.OpenCaseAsync();

        (await api.As(People.SocialWorker).AskAsync($"/v1/cases/{file}")).Expect(200);

        Assert.Equal("ReadCase A01 Allow", await EntryAsync(file, People.SocialWorker.Id));
    }

    [Fact]
    public async Task Who_is_refused_leaves_an_entry_too()
    {
        var file = await api.OpenCaseAsync();

        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}")).Expect(404);
        (await api.As(People.Of("admin")).AskAsync($"/v1/cases/{file}")).ExpectProblem(403, "not-allowed");

        Assert.Equal("ReadCase A00 Hidden", await EntryAsync(file, People.MidwifeHeusy.Id));
        Assert.Equal("ReadCase A59 Refused", await EntryAsync(file, People.Of("admin").Id));
    }

    [Fact]
    public async Task Who_tried_a_case_that_she_has_nothing_to_do_with_is_told_from_who_guessed_an_id()
    {
        var (file, guessed) = (await api.OpenCaseAsync(), Guid.NewGuid());

        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}")).Expect(404);
        (await api.As(People.MidwifeHeusy).DoAsync($"/v1/cases/{file}/contacts", new { text = "Passée la voir." })).Expect(404);
        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{guessed}")).Expect(404);

        Assert.Equal(2L, await api.Raw.AskAsync<long>($"select count(*) from coordination.audit_entry where case_id = '{file}' and outcome = 'Hidden' and site = 'montlegia'"));
        Assert.Equal(1L, await api.Raw.AskAsync<long>($"select count(*) from coordination.audit_entry where case_id = '{guessed}' and site is null"));
    }

    [Fact]
    public async Task Where_no_entry_can_be_kept_there_is_no_answer_and_no_write()
    {
        var file = await api.OpenCaseAsync();
        var events = await EventsAsync();
        await api.Raw.DoAsync("alter table coordination.audit_entry add constraint full_disk check (action = 'none') not valid");

        (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(500);
        (await api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert())).Expect(500);

        await api.Raw.DoAsync("alter table coordination.audit_entry drop constraint full_disk");
        Assert.Equal(events, await EventsAsync());
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200);
    }

    private Task<long> EventsAsync() => api.Raw.AskAsync<long>("select count(*) from coordination.mt_events");

    private Task<string?> EntryAsync(Guid target, Guid actor) => api.Raw.AskAsync<string>(
        $"select action || ' ' || row || ' ' || outcome from coordination.audit_entry where target = '{target}' and actor = '{actor}' order by at desc, id desc limit 1");
}
