using Coordination.Api.EventStore;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Domain.Cases;
using Marten;
using Marten.Services;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.EventStore;

/// <summary>A command's batch writes the event store's rows itself: they must be the rows the store would have written.</summary>
public sealed class WritingRows(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Tenant = "la-croche";

    // What differs between any two writings of the same: ids, the sequence, and the database's own clock.
    private const string Stream = "select (to_jsonb(s) - 'id' - 'timestamp' - 'created')::text from coordination.mt_streams s where id = $1";
    private const string Events = "select array_agg((to_jsonb(e) - 'id' - 'seq_id' - 'stream_id' - 'timestamp')::text order by version) from coordination.mt_events e where stream_id = $1";
    private const string State = "select (to_jsonb(d) - 'id' #- '{data,id}')::text from coordination.mt_doc_casefile d where id = $1";

    [Fact]
    public async Task A_stream_has_the_rows_that_the_store_would_have_written()
    {
        var (written, copied) = (await CaseAsync(), Guid.CreateVersion7());
        await using (var session = await SessionAsync())
        {
            var events = await session.Events.FetchStreamAsync(written);
            session.Events.StartStream<CaseFile>(copied, events.Select(e => e.Data));
            await session.SaveChangesAsync();
        }

        Assert.Equal(await RowsAsync<string>(Stream, copied), await RowsAsync<string>(Stream, written));
        Assert.Equal(await RowsAsync<string[]>(Events, copied), await RowsAsync<string[]>(Events, written));
        Assert.Equal(await RowsAsync<string>(State, copied), await RowsAsync<string>(State, written));
    }

    [Fact]
    public async Task The_store_and_the_product_write_on_after_each_other()
    {
        var file = await CaseAsync();
        await using (var session = await SessionAsync())
        {
            var stream = await session.Events.FetchForWriting<CaseFile>(file);
            var noted = (await session.Events.FetchStreamAsync(file)).Select(e => e.Data).OfType<ContactNoted>().Single();
            stream.AppendMany(ContactDecider.Note(stream.Aggregate!, noted with { Contact = Guid.CreateVersion7() }).Events);
            await session.SaveChangesAsync();
        }

        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/contacts", new { text = "Après." })).Expect(200);

        await using var reading = await SessionAsync();
        var folded = await reading.Events.AggregateStreamAsync<CaseFile>(file);
        Assert.Equal(3, folded!.Contacts.Length);
        Assert.Equal((await reading.LoadAsync<CaseFile>(file))!.Contacts.Select(c => c.Id), folded.Contacts.Select(c => c.Id));
    }

    private async Task<Guid> CaseAsync()
    {
        var file = await api.OpenCaseAsync();
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/contacts", new { text = "Appel : tout va bien." })).Expect(200);
        return file;
    }

    private async Task<IDocumentSession> SessionAsync()
    {
        var options = SessionOptions.ForConnection(await api.Services.GetRequiredService<Databases>().Of(Tenant).OpenConnectionAsync());
        options.TenantId = Tenant;
        return api.Services.GetRequiredService<IDocumentStore>().LightweightSession(options);
    }

    private async Task<T?> RowsAsync<T>(string sql, Guid stream)
    {
        await using var command = api.Raw.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = stream });
        return (T?)await command.ExecuteScalarAsync();
    }
}
