using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Who closes a case without knowing of what is sealed in it is told nothing of it, and it goes on being owed.</summary>
public sealed class ClosingWithoutKnowing(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_sealed_flag_is_in_nobodys_refusal_and_outlives_the_closing()
    {
        var file = await api.OpenColdAsync(by: People.MidwifeHeusy);
        var day = api.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = day, to = day })).Expect(201);
        var flag = (await api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" }, People.MidwifeHeusy)).Expect(200).Id;

        var closing = new { reason = "moved" };
        Assert.Contains("IPV_CURRENT", (await api.OnCaseAsync(file, "close", closing, People.MidwifeHeusy)).ExpectProblem(409, "case-owes").Text, StringComparison.Ordinal);
        var told = (await api.OnCaseAsync(file, "close", closing, People.Midwife)).ExpectProblem(409, "case-owes").Text;
        Assert.DoesNotContain("IPV", told, StringComparison.Ordinal);
        Assert.Contains("F02, F04", told, StringComparison.Ordinal);
        object[] instead = [new { code = "F02", occurrence = "1", reason = "declined" }, new { code = "F04", occurrence = "1", reason = "case-ends" }];
        (await api.OnCaseAsync(file, "close", new { reason = "moved", instead }, People.Midwife)).Expect(200);

        var rows = (await api.ListAsync(People.MidwifeHeusy)).Where(row => row.ToString().Contains(file.ToString(), StringComparison.Ordinal)).Select(row => row.Text("code")).Order();
        Assert.Equal(["RF-IPV_CURRENT-acknowledge", "RF-IPV_CURRENT-assess"], rows);
        Assert.DoesNotContain(await api.ListAsync(People.Midwife), row => row.ToString().Contains(file.ToString(), StringComparison.Ordinal));
        (await api.OnCaseAsync(file, $"red-flags/{flag}/assess", new { qualification = "Vue, en sécurité." }, People.Midwife)).Expect(404);
        (await api.OnCaseAsync(file, $"red-flags/{flag}/assess", new { qualification = "Vue, en sécurité." }, People.MidwifeHeusy)).Expect(200);
        Assert.DoesNotContain(await api.ListAsync(People.MidwifeHeusy), row => row.ToString().Contains(file.ToString(), StringComparison.Ordinal));
    }
}
