using System.Text;
using Coordination.Api.Tests.Database;
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
            Assert.Equal((canary, ""), (canary, await TablesWithAsync(canary)));
        }

        Assert.Contains("mt_events", await TablesWithAsync(alert.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_holder_of_the_keys_still_reads_them()
    {
        var file = await api.OpenCaseAsync("Quetzalcoatlina");

        Assert.Contains("Quetzalcoatlina", (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Text, StringComparison.Ordinal);
    }

    // Bytes are printed as hexadecimal: a clear word inside them would show as its own bytes.
    private async Task<string> TablesWithAsync(string word)
    {
        var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word));
        var tables = (await api.Raw.AskAsync<string[]>(
            "select array_agg(oid::regclass::text) from pg_class where relkind in ('r', 'p') and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)"))!;
        var found = new List<string>();
        foreach (var table in tables)
        {
            if (await api.Raw.AskAsync<bool>($"select exists (select from {table} t where t::text ilike '%{word}%' or t::text ilike '%{hex}%')"))
            {
                found.Add(table);
            }
        }

        return string.Join(' ', found);
    }
}
