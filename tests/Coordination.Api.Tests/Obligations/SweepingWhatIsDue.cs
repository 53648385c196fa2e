using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Obligations;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Obligations;

/// <summary>
/// A sweep reads what is due, however much is planned: here 20 000 occurrences over three years. A million: <c>dotnet run -c Release --project
/// tests/Coordination.Benchmarks -- owed-sweep</c>.
/// </summary>
public sealed class SweepingWhatIsDue(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Rows = 20_000;

    private static readonly string Planned = $$"""
        insert into coordination.obligation
            (tenant_id, id, stream_id, kind, case_id, site, code, occurrence, owner, urgency, opens_at, due_at, closes_at, listed, step, step_at, rules)
        select '{{Personas.Service}}', gen_random_uuid(), c.id, 'case', c.id, '{{Personas.MontLegia}}', 'F04', n::text, c.id, n % 3, at, at, null, true, 'due', at, 'generated'
        from (select n, md5('case' || n)::uuid id, timestamptz '2100-01-01T08:00Z' + make_interval(days => n % 1095) as at from generate_series(1, {{Rows}}) n) c;
        analyze coordination.obligation
        """;

    [Fact]
    public async Task It_finds_it_by_its_index_and_reads_no_more()
    {
        await api.Raw.DoAsync(Planned);
        await using var connection = await api.Services.GetRequiredService<Databases>().Worker.OpenConnectionAsync();
        foreach (var (at, due) in new[] { ("2099-12-31T22:30Z", 0), ("2100-01-01T08:00Z", Rows / 1095), ("2100-01-03T08:00Z", 3 * (Rows / 1095)) })
        {
            var (looked, plan) = await AskedOftenAsync(connection, at);
            Assert.Contains("obligation_step_at", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.InRange(looked, 0, due + 60);
        }
    }

    // The server plans the first five by their values, and may then keep one plan for all.
    private static async Task<(int Looked, string Plan)> AskedOftenAsync(NpgsqlConnection connection, string at)
    {
        await using var ask = new NpgsqlCommand($"prepare claim (timestamptz, int) as {Sweep.Claim}", connection);
        await ask.ExecuteNonQueryAsync();
        for (var turn = 0; turn < 8; turn++)
        {
            ask.CommandText = $"execute claim ('{at}', 100)";
            await ask.ExecuteNonQueryAsync();
        }

        ask.CommandText = $"explain (analyze, format json) execute claim ('{at}', 100)";
        var plan = (string)(await ask.ExecuteScalarAsync())!;
        ask.CommandText = "deallocate claim";
        await ask.ExecuteNonQueryAsync();
        return (Owing.Looked(plan, "obligation"), plan);
    }
}
