using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>Words that stand nowhere else are sent through the doors; then every row of every table is read as text.</summary>
public sealed class KeepingNamesOut(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Canaries = ["Quetzalcoatlina", "0499987654", "85073003328", "zinnoberrot", "Doktorfish", "0477123987", "1985-07-30"];

    [Fact]
    public async Task No_table_holds_a_clear_word_about_a_person()
    {
        var alert = await api.RaiseAlertAsync(new
        {
            about = new { name = Canaries[0], telephone = Canaries[1], ssin = Canaries[2], birthDate = Canaries[6] },
            from = new { kind = "a neighbour who sees zinnoberrot", name = Canaries[4], telephone = Canaries[5] },
            why = $"She calls herself {Canaries[3]}.",
        });
        var file = await api.TakeAlertAsync(alert);
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200);

        foreach (var canary in Canaries)
        {
            Assert.Equal((canary, ""), (canary, await EveryTable.WithAsync(api, canary)));
        }

        Assert.Contains("mt_events", await EveryTable.WithAsync(api, alert.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_holder_of_the_keys_still_reads_them()
    {
        var file = await api.OpenCaseAsync("Quetzalcoatlina");

        Assert.Contains("Quetzalcoatlina", (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Text, StringComparison.Ordinal);
    }
}
