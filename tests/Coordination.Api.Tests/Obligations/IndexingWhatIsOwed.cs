using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Obligations;

/// <summary>The night asks for the rows of a batch of streams: it must not read the whole table for each.</summary>
public sealed class IndexingWhatIsOwed(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_rows_of_some_streams_are_found_by_an_index()
    {
        await using var connection = await api.Raw.OpenConnectionAsync();
        await using var ask = connection.CreateCommand();
        ask.CommandText = $"""
            set enable_seqscan = off;
            explain select * from coordination.obligation where tenant_id = '{Personas.Service}' and stream_id = any(array[gen_random_uuid(), gen_random_uuid()])
            """;
        List<string> plan = [];
        await using var reader = await ask.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(0));
        }

        Assert.Contains(plan, line => line.Contains("obligation_stream", StringComparison.Ordinal));
    }
}
