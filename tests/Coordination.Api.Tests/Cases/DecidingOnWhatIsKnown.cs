using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>A command is decided on what is known and holds only if that is what is stored: also its refusals, and the first answer to its key.</summary>
public sealed class DecidingOnWhatIsKnown : TwoNodes
{
    private static readonly object Closing = new
    {
        reason = "moved",
        instead = new object[] { new { code = "F02", occurrence = "1", reason = "declined" }, new { code = "F04", occurrence = "1", reason = "case-ends" } },
    };

    [Fact]
    public async Task A_command_on_what_is_known_is_one_batch()
    {
        var path = await KnownAsync();

        var sent = Assert.Single(await Api.StatementsAsync(People.Midwife, HttpMethod.Post, $"{path}/contacts", new { text = "Passée la voir." }));

        Assert.Contains("audit_entry", sent, StringComparison.Ordinal);
        Assert.Contains("mt_events", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_decided_on_what_another_node_wrote()
    {
        var path = await KnownAsync();
        await ThereAsync(People.Midwife, $"{path}/close", Closing);

        (await Api.As(People.Midwife).DoAsync($"{path}/contacts", new { text = "Passée la voir." })).ExpectProblem(409, "case-closed");
    }

    [Fact]
    public async Task A_refusal_is_of_what_is_stored_and_not_of_what_was_known()
    {
        var path = await KnownAsync();
        (await Api.As(People.Midwife).DoAsync($"{path}/close", Closing)).Expect(200);
        await ThereAsync(People.Midwife, $"{path}/reopen", new { reason = "family-asks" });

        (await Api.As(People.Midwife).DoAsync($"{path}/contacts", new { text = "Elle est revenue." })).Expect(200);
    }

    [Fact]
    public async Task Who_lost_her_role_at_another_node_writes_nothing_more()
    {
        var path = await KnownAsync();
        var role = (await Api.As(People.Midwife).AskAsync("/v1/me")).Expect(200).Json.GetProperty("roles")[0].GetProperty("id").GetString();
        await ThereAsync(People.Supervisor, $"/v1/accounts/{People.Midwife.Id}/roles/{role}/end", new { reason = "left" });

        (await Api.As(People.Midwife).DoAsync($"{path}/contacts", new { text = "Passée la voir." })).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_relay_that_was_withdrawn_at_another_node_is_asked_no_more()
    {
        var path = await KnownAsync();
        var relay = DemoNetwork.IdOf(Personas.Service, "pep-liege");
        (await Api.As(People.Midwife).AskAsync($"/v1/relays/{relay}")).Expect(200);
        await ThereAsync(People.Supervisor, $"/v1/relays/{relay}/withdraw", new { reason = "closed" });

        (await Api.As(People.Midwife).DoAsync($"{path}/handovers", new { relay, need = "depression", consent = "oral" })).ExpectProblem(409, "relay-withdrawn");
    }

    [Fact]
    public async Task A_refusal_after_a_part_was_decided_is_of_what_is_stored()
    {
        var path = await KnownAsync();
        var relay = DemoNetwork.IdOf(Personas.Service, "pep-liege");
        (await Api.As(People.Midwife).AskAsync($"/v1/relays/{relay}")).Expect(200);
        await ThereAsync(People.SocialWorker, $"{path}/exclusions", new { accountId = People.Midwife.Id });

        // The consent is decided and would be written; that the asking lies ahead is refused afterwards.
        (await Api.As(People.Midwife).DoAsync($"{path}/handovers", new { relay, need = "depression", consent = "oral", askedAt = "2027-01-01T10:00:00+01:00" })).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task An_alert_that_was_answered_at_another_node_is_refused_as_answered()
    {
        var alert = await Api.RaiseAlertAsync(by: People.Midwife);
        (await Api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200);
        await ThereAsync(People.Midwife, $"/v1/alerts/{alert}/qualify", new { outcome = "notFounded", reason = "Erreur." });

        var refused = await Api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/qualify", new { outcome = "duplicate", duplicateOf = Guid.NewGuid() });

        refused.ExpectProblem(409, "alert-already-qualified");
    }

    [Fact]
    public async Task A_first_answer_is_told_to_nobody_whose_account_ended_at_another_node()
    {
        var path = await KnownAsync();
        var said = new { text = "Passée la voir." };
        (await Api.As(People.Midwife).DoAsync($"{path}/contacts", said, key: "k-1")).Expect(200);
        (await Api.As(People.Midwife).DoAsync($"{path}/contacts", said, key: "k-1")).Expect(200);
        await ThereAsync(People.Supervisor, $"/v1/accounts/{People.Midwife.Id}/end", new { reason = "left" });

        (await Api.As(People.Midwife).DoAsync($"{path}/contacts", said, key: "k-1")).Expect(404);
    }

    [Fact]
    public async Task What_a_restored_server_no_longer_has_is_not_written_upon()
    {
        var path = await KnownAsync();
        (await Api.As(People.Midwife).DoAsync($"{path}/contacts", new { text = "Perdu avec l'ancien serveur." })).Expect(200);
        var file = Guid.Parse(path.Split('/')[^1]);
        await BackAsync(file);

        (await Api.As(People.Midwife).DoAsync($"{path}/contacts", new { text = "Noté après la reprise." })).Expect(200);

        var card = (await Api.As(People.Midwife).AskAsync(path)).Expect(200).Text;
        Assert.Contains("Noté après la reprise.", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Perdu", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_caller_is_held_against_what_is_stored_also_where_a_case_is_named_by_her_id()
    {
        var alert = await Api.RaiseAlertAsync(by: People.Midwife);
        (await Api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200);
        var role = (await Api.As(People.Midwife).AskAsync("/v1/me")).Expect(200).Json.GetProperty("roles")[0].GetProperty("id").GetString();
        await ThereAsync(People.Supervisor, $"/v1/accounts/{People.Midwife.Id}/roles/{role}/end", new { reason = "left" });

        (await Api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/take", new { caseId = People.Midwife.Id })).Expect(404);

        await using var hidden = Api.Raw.CreateCommand($"select count(*) from coordination.audit_entry where actor = '{People.Midwife.Id}' and outcome = 'Hidden'");
        Assert.Equal(1L, await hidden.ExecuteScalarAsync());
    }

    // As a standby holds it that had not yet received the last commit.
    private async Task BackAsync(Guid file)
    {
        string[] lost =
        [
            "delete from coordination.mt_events e using coordination.mt_streams s where e.stream_id = $1 and s.id = $1 and e.version = s.version",
            "update coordination.mt_streams set version = version - 1 where id = $1",
            "update coordination.mt_doc_casefile set data = jsonb_set(data, '{contacts}', '[]') where id = $1",
        ];
        foreach (var sql in lost)
        {
            await using var command = Api.Raw.CreateCommand(sql);
            command.Parameters.AddWithValue(file);
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }
    }
}
