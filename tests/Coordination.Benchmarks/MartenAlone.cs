using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Alerts;
using Coordination.Domain.Handovers;
using Marten;
using Marten.Services;
using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>Marten with the product's own store options and nothing of the product around it: the stream, its snapshot, one commit.</summary>
internal sealed class MartenAlone(NpgsqlDataSource application) : IDisposable
{
    private readonly DocumentStore _store = new(MartenSetup.Options(application, TimeProvider.System));
    private static readonly Stamp Stamp = new(Guid.CreateVersion7(), DateTimeOffset.UtcNow);

    public async Task<bool> StartAsync(object[] events, bool alert)
    {
        await using var session = await SessionAsync();
        var id = Guid.CreateVersion7();
        if (alert)
        {
            session.Events.StartStream<Alert>(id, events);
        }
        else
        {
            session.Events.StartStream<Handover>(id, events);
        }

        await session.SaveChangesAsync();
        return true;
    }

    public async Task<bool> AnswerAsync(Guid handover)
    {
        await using var session = await SessionAsync();
        var stream = await session.Events.FetchForWriting<Handover>(handover);
        var decision = HandoverDecider.Accept(stream.Aggregate!, new Answer(AnsweredBy.CoordinatorByTelephone, null, Stamp.At), null, Stamp);
        stream.AppendMany(decision.Events);
        await session.SaveChangesAsync();
        return decision.Refusal is null;
    }

    /// <summary>Events of a stream the product wrote: what Marten alone then writes again.</summary>
    public async Task<object[]> EventsAsync(Guid stream)
    {
        await using var session = await SessionAsync();
        return [.. (await session.Events.FetchStreamAsync(stream)).Select(e => e.Data)];
    }

    public async Task<Guid[]> CopiesAsync(object[] events, int count)
    {
        List<Guid> ids = [];
        await using var session = await SessionAsync();
        for (var i = 0; i < count; i++)
        {
            ids.Add(Guid.CreateVersion7());
            session.Events.StartStream<Handover>(ids[^1], events);
        }

        await session.SaveChangesAsync();
        return [.. ids];
    }

    public void Dispose() => _store.Dispose();

    private async Task<IDocumentSession> SessionAsync()
    {
        var options = SessionOptions.ForConnection(await application.OpenConnectionAsync());
        options.TenantId = "la-croche";
        return _store.LightweightSession(options);
    }
}
