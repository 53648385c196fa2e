using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Worklist.Views;
using Coordination.Domain;
using Xunit;

namespace Coordination.Api.Tests.Worklist;

public sealed class PagingALongList(LongList api) : IClassFixture<LongList>
{
    // Her own list, her site's desk, three urgencies, 21 rows of each at most.
    private const int Bound = 2 * 3 * 21;

    private static readonly DateTimeOffset Far = LongList.LastDue.AddMinutes(-600);

    public static TheoryData<string, bool> Pages()
    {
        var pages = new TheoryData<string, bool>();
        foreach (var page in new[] { "first", "deep", "by code", "by code, deep", "due before", "due before, deep", "open now" })
        {
            pages.Add(page, true);
            pages.Add(page, false);
        }

        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_looks_at_no_more_rows_than_it_may_show(string page, bool generic)
    {
        var filter = new OwedFilter
        {
            Code = page.StartsWith("by code", StringComparison.Ordinal) ? "F04" : null,
            DueBefore = page.StartsWith("due before", StringComparison.Ordinal) ? Far.AddMinutes(300) : null,
            OpenNow = page == "open now",
        };
        var after = page.EndsWith("deep", StringComparison.Ordinal) ? new OwedKey((short)Urgency.Normal, Far, Guid.Empty) : OwedKey.First;

        var (looked, plan) = await api.ExplainAsync(People.Midwife, filter, after, generic);

        Assert.True(looked is > 0 and <= Bound, $"{page}: looked at {looked} rows.\n{plan}");
    }

    [Fact]
    public async Task Everything_in_it_comes_exactly_once_in_its_order()
    {
        var rows = await api.ListAsync(People.Midwife, "limit=100&code=H01&dueBefore=2026-05-02T00:00:00Z");
        var all = await api.ListAsync(People.Midwife, "limit=37&dueBefore=2026-04-23T00:00:00Z");

        // Rows of no case show no content, so a question about their content finds none.
        Assert.Empty(rows);
        Assert.Equal(2879, all.Count);
        Assert.Equal(all.Count, all.Select(r => r.Id()).Distinct().Count());
        Assert.Equal(all.Select(Key).Order(), all.Select(Key));
        static (int, DateTimeOffset, Guid) Key(System.Text.Json.JsonElement row) =>
            (row.Text("urgency") == "redFlag" ? 0 : 2, row.GetProperty("dueAt").GetDateTimeOffset(), row.Id());
    }

    [Theory]
    [InlineData("limit=0", "/limit")]
    [InlineData("limit=101", "/limit")]
    [InlineData("cursor=abc", "/cursor")]
    [InlineData("cursor=%F0%9F%98%80", "/cursor")]
    [InlineData("open=later", "/open")]
    [InlineData("site=Mont%20L", "/site")]
    public async Task A_question_that_means_nothing_is_refused_by_its_field(string query, string field) =>
        (await api.As(People.Midwife).AskAsync($"/v1/worklist?{query}")).ExpectProblem(400, "invalid-request", field);
}

/// <summary>100 000 rows of MontLégia's midwife beside what the demonstration owes.</summary>
public sealed class LongList : ApiFixture, IAsyncLifetime
{
    public const int Rows = 100_000;

    public static readonly DateTimeOffset LastDue = new DateTimeOffset(2026, 4, 21, 0, 0, 0, TimeSpan.Zero).AddMinutes(Rows);

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await this.FillAsync(People.Midwife.Id, Rows);
    }
}
