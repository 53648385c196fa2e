using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;

namespace Coordination.Api.Alerts.Views;

/// <summary>A service that the family has really met.</summary>
/// <param name="Name">As the directory has it.</param>
/// <param name="Kind">Code of the kind of service.</param>
/// <param name="Since">Civil day of the first contact.</param>
internal sealed record RelayInPlace(string Name, string Kind, DateOnly Since);

/// <summary>
/// For the sender of an alert whose service the family agreed to by name or by kind: which relays are in place (rule A13), as far as
/// the agreed categories tell it. A relay counts from the first contact on: before, nobody is there.
/// </summary>
internal static class RelaysInPlace
{
    /// <summary>Null where no consent of today names the caller's service.</summary>
    public static async Task<IReadOnlyList<RelayInPlace>?> OfAsync(Work work, CaseFile file, CancellationToken ct)
    {
        var speaker = Speaker.In(work, file);
        var naming = Consents.Naming(file, speaker, CivilTime.DayOf(work.Now)).ToArray();
        if (naming.Length == 0)
        {
            return null;
        }

        var agreed = Agreement.Of(file, naming, speaker.Kinds);
        var met = await work.Session.LoadManyAsync<Handover>(ct, await HandoverHeads.MetAsync(work, file.Id, ct));
        var relays = (await work.Session.LoadManyAsync<Relay>(ct, [.. met.Select(h => h.Relay).Distinct()])).ToDictionary(r => r.Id);
        return
        [
            .. from handover in met
               where handover is { AnonymousEnquiry: false, FirstContactAt: not null }
               let record = relays[handover.Relay].Record
               where agreed.Covers(record)
               orderby handover.FirstContactAt, record.Name
               select new RelayInPlace(record.Name, record.Kind, CivilTime.DayOf(handover.FirstContactAt!.Value)),
        ];
    }
}
