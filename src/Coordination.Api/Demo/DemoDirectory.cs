using Coordination.Api.Access;
using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;

namespace Coordination.Api.Demo;

/// <summary>Puts the invented relays into the directory: one transaction for those that are missing, none when all are there.</summary>
internal static class DemoDirectory
{
    public static async Task EnsureAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        await work.OpenAsync(new Login(Personas.Supervisor.Id, Personas.Service, Machine: false), Target.Nothing, ct);
        var known = await work.Session.LoadManyAsync<Relay>(ct, [.. DemoNetwork.Relays.Select(Id)]);
        var missing = DemoNetwork.Relays.ExceptBy(known.Select(r => r.Id), Id).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        foreach (var relay in missing)
        {
            Put(work, relay);
        }

        await work.CommitAsync(ct);
    }

    private static void Put(Work work, DemoRelay relay)
    {
        var stream = work.Start(StreamKinds.Relay, Id(relay));
        stream.Append(DemoNetwork.Events(relay, work.Service, CivilTime.DayOf(work.Now), work.Stamp));
        work.Audit(new AuditEntry(
            work.NewId(), work.Now, work.Caller.Id, nameof(AccessAction.KeepDirectory), "A88", nameof(Outcome.Allow), null, null, stream.Id, nameof(Confidentiality.N0), "demonstration"));
    }

    private static Guid Id(DemoRelay relay) => DemoNetwork.IdOf(Personas.Service, relay.Key);
}
