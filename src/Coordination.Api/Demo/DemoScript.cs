using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Time;
using Npgsql;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Demo;

/// <summary>One act of the demonstration.</summary>
/// <param name="Name">Done once under this name; what it makes has ids that follow from it.</param>
internal sealed record DemoAct(string Name, Persona By, ICommand Command)
{
    /// <summary>The clock does it, and not the persona whom it is about.</summary>
    public bool ByClock { get; init; }

    public Login Login => new(ByClock ? Actors.Sweep : By.Id, Personas.Service, Machine: !ByClock && By.Role == Role.Ehr);
}

/// <summary>Days that the reference's examples are counted from.</summary>
internal sealed class DemoDays(TimeProvider clock)
{
    public DateOnly Today => CivilTime.DayOf(clock.GetUtcNow());

    /// <summary>Day on which the demonstration's cases were made; today where there are none.</summary>
    public DateOnly Began { get => field == default ? Today : field; set; }
}

/// <summary>
/// Invented cases, alerts, handovers and meetings for every example of the reference, each in the state its example needs. Made by the
/// product's own commands at a first start in development; a start that was broken off goes on where it stopped.
/// </summary>
internal static class DemoScript
{
    private const string Done = "select key, at from coordination.inbox where tenant_id = $1 and key like 'demo:%'";

    /// <summary>Id of what an act made: the first, or the n-th where it made several things.</summary>
    public static Guid IdOf(string act, int number = 0) => Ids.Derived("named", Key(act), $"{number}");

    public static async Task EnsureAsync(IServiceProvider services, CancellationToken ct)
    {
        var (clock, days) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<DemoDays>());
        var done = await DoneAsync(services.GetRequiredService<Databases>(), ct);
        foreach (var act in Acts(clock.GetUtcNow()).Where(act => !done.ContainsKey(Key(act.Name))))
        {
            await DemoService.SendAsync(services, act.Login, act.Command, ct, Key(act.Name));
        }

        days.Began = done.Count > 0 ? CivilTime.DayOf(done.Values.Min()) : days.Today;
    }

    private static ImmutableArray<DemoAct> Acts(DateTimeOffset now)
    {
        var today = CivilTime.DayOf(now);
        return [.. DemoAccounts.Acts(today), .. DemoAlerts.Acts, .. DemoCases.Acts(today), .. DemoHandovers.Acts(today), .. DemoMeetings.Acts(now), .. DemoConsultations.Acts(now), .. DemoEmergencies.Acts(today), .. DemoSamples.Acts(now), .. DemoRights.Acts(today), .. DemoTransfers.Acts(today)];
    }

    private static string Key(string act) => $"demo:{act}";

    private static async Task<Dictionary<string, DateTimeOffset>> DoneAsync(Databases databases, CancellationToken ct)
    {
        await using var command = databases.Of(Personas.Service).CreateCommand(Done);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Personas.Service });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var done = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            done[reader.GetString(0)] = reader.GetFieldValue<DateTimeOffset>(1);
        }

        return done;
    }
}
