using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>
/// What one works with is taken as it is known and held against what is stored by the statement that writes the audit entry: so one round trip
/// is enough, and nothing that another node changed or took away is shown or decided on.
/// </summary>
public sealed class WorkingWithWhatIsKnown : TwoNodes
{
    [Fact]
    public async Task A_case_that_is_known_is_asked_for_once()
    {
        var path = await KnownAsync();

        var asked = Assert.Single(await Api.StatementsAsync(People.Midwife, HttpMethod.Get, path));

        Assert.Contains("audit_entry", asked, StringComparison.Ordinal);
        Assert.Contains("mt_streams", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_node_wrote_is_shown_and_the_read_is_audited_once()
    {
        var path = await KnownAsync();
        await ThereAsync(People.Midwife, $"{path}/contacts", new { text = "Écrit ailleurs." });
        var before = await AuditedAsync();

        var read = (await Api.As(People.Midwife).AskAsync(path)).Expect(200);

        Assert.Contains("Écrit ailleurs.", read.Text, StringComparison.Ordinal);
        Assert.Equal(before + 1, await AuditedAsync());
        Assert.Equal(read.ETag, (await Api.As(People.Midwife).AskAsync(path)).Expect(200).ETag);
        Assert.Equal(before + 2, await AuditedAsync());
    }

    [Fact]
    public async Task A_role_that_ended_at_another_node_opens_nothing_in_the_next_request()
    {
        var path = await KnownAsync();
        var role = (await Api.As(People.Midwife).AskAsync("/v1/me")).Expect(200).Json.GetProperty("roles")[0].GetProperty("id").GetString();
        await ThereAsync(People.Supervisor, $"/v1/accounts/{People.Midwife.Id}/roles/{role}/end", new { reason = "left" });

        (await Api.As(People.Midwife).AskAsync(path)).ExpectProblem(404, "not-found");

        await using var hidden = Api.Raw.CreateCommand("select count(*) from coordination.audit_entry where action = 'ReadCase' and outcome = 'Hidden'");
        Assert.Equal(1L, await hidden.ExecuteScalarAsync());
    }

    [Fact]
    public async Task An_account_that_was_excluded_at_another_node_reads_nothing_more()
    {
        var path = await KnownAsync();
        await ThereAsync(People.SocialWorker, $"{path}/exclusions", new { accountId = People.Midwife.Id });

        (await Api.As(People.Midwife).AskAsync(path)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Whether_an_account_is_used_here_is_not_told_by_what_is_asked()
    {
        (await Api.As(People.SocialWorker).AskAsync("/v1/me")).Expect(200);
        await Api.StatementsAsync(People.Midwife, HttpMethod.Get, $"/v1/accounts/{Guid.NewGuid()}");

        var used = await Api.StatementsAsync(People.Midwife, HttpMethod.Get, $"/v1/accounts/{People.SocialWorker.Id}");
        var nobody = await Api.StatementsAsync(People.Midwife, HttpMethod.Get, $"/v1/accounts/{Guid.NewGuid()}");

        Assert.Equal(nobody, used);
    }

    private async Task<long> AuditedAsync()
    {
        await using var count = Api.Raw.CreateCommand("select count(*) from coordination.audit_entry where action = 'ReadCase'");
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
