using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Concertations;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Xunit;

namespace Coordination.Api.Tests.Outbox;

/// <summary>What became untrue, withdrawn or unsafe between the act and the sending does not leave.</summary>
public sealed class PassingTheGate(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Guid Relay = HandoverSteps.Psychiatrist;

    [Fact]
    public async Task Every_mail_names_the_decision_that_let_it_out_and_the_log_says_why()
    {
        await api.MailsAsync();
        var asked = await AskedAsync("Mona Messagère");
        Assert.Equal("leaves", await LeavingAsync(asked));
        var decision = await api.Raw.AskAsync<Guid>($"select decision from coordination.outbox where parameters->>'handover' = '{asked.Id}' and sent_at is not null");
        Assert.Single(await api.MailsAsync(), mail => mail.Contains($"{MailComposer.DecisionHeader}: {decision}", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(
            "ComposeReminder A61 Allow relay-asked leaves",
            await api.Raw.AskAsync<string>($"select action || ' ' || row || ' ' || outcome || ' ' || detail from coordination.audit_entry where id = '{decision}'"));
    }

    [Fact]
    public async Task Nothing_counts_as_sent_without_a_decision()
    {
        await api.MailsAsync();
        var asked = await AskedAsync("Nora Nulle");
        var fault = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            api.Raw.AskAsync<object>($"update coordination.outbox set sent_at = now() where parameters->>'handover' = '{asked.Id}' returning id"));
        Assert.Equal("outbox_sent_by_decision", fault.ConstraintName);
    }

    [Theory]
    [InlineData("excluded")]
    [InlineData("consent-withdrawn")]
    [InlineData("over")]
    public async Task A_request_that_waits_in_the_queue_stays_when_it_may_not_leave_any_more(string why)
    {
        var asked = await AskedAsync($"Quitterie {why}");
        var file = asked.CaseId;
        (await (why switch
        {
            "excluded" => api.OnCaseAsync(file, "exclusions", new { relayId = Relay }),
            "consent-withdrawn" => api.OnCaseAsync(file, $"consents/{await ConsentAsync(asked)}/withdraw"),
            _ => api.OnAsync(asked, "answer", new { answer = "refused", reason = "no-place" }),
        })).Expect(200);
        Assert.Equal(why, await LeavingAsync(asked));
        Assert.DoesNotContain(await api.MailsAsync(), mail => mail.Contains(References.Of(asked.Id), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invitation_stays_when_its_guest_was_excluded_and_leaves_when_not()
    {
        var file = await api.OpenCaseAsync("Irma Invitante");
        var meeting = await api.PlanAsync(file, new { relayIds = new[] { Relay, HandoverSteps.Relay("pep-liege") } });
        (await api.OnCaseAsync(file, "exclusions", new { relayId = Relay })).Expect(200);
        await api.MailsAsync();
        Assert.Equal(["excluded", "leaves"], await MeetingAsync(meeting));
    }

    [Fact]
    public async Task An_invitation_to_an_earlier_time_stays_when_the_meeting_moved_before_it_left()
    {
        var file = await api.OpenCaseAsync("Olga Ôtée");
        var meeting = await api.PlanAsync(file, new { relayIds = new[] { Relay } });
        (await api.As(People.Midwife).DoAsync(meeting + "/move", new { startsAt = api.Clock.Now.AddDays(3) })).Expect(200);
        await api.MailsAsync();
        Assert.Equal(["leaves", "over"], await MeetingAsync(meeting));
    }

    [Fact]
    public async Task Somebody_of_the_service_is_written_to_only_while_she_may_read_what_it_is_about()
    {
        var file = await api.OpenCaseAsync("Rita Relevée");
        api.Clock.Advance(TimeSpan.FromDays(8));
        await api.SweepAsync();
        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id })).Expect(200);
        await api.MailsAsync();
        Assert.Equal(["no-right"], await AllAsync($"select distinct failed_reason from coordination.outbox where parameters->>'case' = '{file}' and recipient = '{People.Midwife.Id}' and sent_at is null"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_address_of_the_family_is_written_to_only_by_a_safe_channel_and_else_somebody_tells_her(bool safe)
    {
        var file = await api.OpenCaseAsync($"Samira Sûre {safe}");
        var card = await api.ReadAsync(file);
        var mother = card.Json.GetProperty("persons").EnumerateArray().Single(p => p.GetProperty("role").GetString() == "mother").GetProperty("id").GetGuid();
        (await api.PutAsync(file, $"persons/{mother}", new { name = "Samira Sûre", mail = "samira@example.org" }, version: card.ETag)).Expect(200);
        (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { safe ? "mail" : "telephone" } })).Expect(200);
        var wish = new { startsAt = api.Clock.Now.AddDays(1), with = new { persons = new[] { new { name = "Samira", mail = "Samira+agenda@Example.org" } } } };
        var planned = (await api.OnCaseAsync(file, "concertations", wish)).Expect(201);
        Assert.Equal(!safe, planned.Text.Contains("\"invitation-channel-not-safe\"", StringComparison.Ordinal));
        var meeting = planned.Location!.ToString();
        await api.MailsAsync();
        await api.MailsAsync();

        Assert.Equal([safe ? "leaves" : "channel-not-safe"], await MeetingAsync(meeting));
        Assert.Equal(safe ? "SendToFamily A61 Allow" : "SendToFamily A57 Refused", await api.Raw.AskAsync<string>(
            $"select a.action || ' ' || a.row || ' ' || a.outcome from coordination.outbox o join coordination.audit_entry a on a.id = o.decision where o.parameters->>'meeting' = '{Meetings.Id(meeting)}'"));
        var reminders = (await api.CardAsync(file)).GetProperty("reminders").EnumerateArray().Select(r => r.GetProperty("text").GetString()).ToArray();
        Assert.Equal(safe ? 0 : 1, reminders.Length);
        Assert.All(reminders, text => Assert.Contains("Not sent, mail is not a safe channel", text, StringComparison.Ordinal));
    }

    private async Task<HttpAnswer> AskedAsync(string name) => (await api.AskRelayAsync(await api.OpenCaseAsync(name), Relay)).Expect(201);

    private Task<Guid> ConsentAsync(HttpAnswer asked) => api.Raw.AskAsync<Guid>(
        $"select (data->>'consent')::uuid from coordination.mt_doc_handover where id = '{asked.Id}'");

    private async Task<string> LeavingAsync(HttpAnswer asked)
    {
        await api.MailsAsync();
        return await api.Raw.AskAsync<string>(
            $"select case when sent_at is null then failed_reason else 'leaves' end from coordination.outbox where parameters->>'handover' = '{asked.Id}' and template = 'relay-asked'") ?? "nothing";
    }

    private Task<string[]> MeetingAsync(string meeting) => AllAsync(
        $"select case when sent_at is null then failed_reason else 'leaves' end from coordination.outbox where parameters->>'meeting' = '{Meetings.Id(meeting)}' order by 1");

    private async Task<string[]> AllAsync(string sql)
    {
        await using var command = api.Raw.CreateCommand(sql);
        List<string> found = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return [.. found];
    }
}
