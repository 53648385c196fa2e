using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Samples;
using Coordination.Domain.Time;
using MediatR;

namespace Coordination.Api.Samples.Jobs;

/// <summary>
/// Draws what is due of every site: each period that is over and was not drawn, the earliest first. Any node may, at any moment: which periods were drawn
/// is stored with what was drawn of them.
/// </summary>
internal sealed class DrawSamples(Databases databases, IServiceScopeFactory scopes, SamplingSettings settings, TimeProvider clock)
{
    private const string Last = """
        with of_site as (select tenant_id, site from coordination.site union select tenant_id, '' from coordination.site)
        select s.tenant_id, s.site, (select max(d.to_on) from coordination.access_draw d where d.tenant_id = s.tenant_id and d.site = s.site)
        from of_site s order by 1, 2
        """;

    /// <summary>How many draws were made.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (today, drawn) = (CivilTime.DayOf(clock.GetUtcNow()), 0);
        foreach (var (service, site, last) in await LastAsync(ct))
        {
            var next = last is { } to ? SamplePeriod.After(to, settings.Days) : SamplePeriod.LastBefore(today, settings.Days);
            while (next.To <= today && await DrawAsync(service, new(site, next), ct))
            {
                (next, drawn) = (SamplePeriod.After(next.To, settings.Days), drawn + 1);
            }
        }

        return drawn;
    }

    private async Task<bool> DrawAsync(string service, DrawAccesses draw, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Login = new Login(Actors.Sweep, service, Machine: false);
        var reply = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(draw, ct);
        return reply.Refusal is null && reply.Denied is null
            ? reply.Body.Contains("\"drawn\"", StringComparison.Ordinal)
            : throw new InvalidOperationException($"A draw was refused: {reply.Refusal?.Code ?? reply.Denied?.Row}.");
    }

    private async Task<List<(string Service, string Site, DateOnly? Last)>> LastAsync(CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(Last);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<(string, string, DateOnly?)> found = [];
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateOnly>(2)));
        }

        return found;
    }
}
