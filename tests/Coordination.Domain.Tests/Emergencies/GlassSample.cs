using Coordination.Domain.Cases;
using Coordination.Domain.Emergencies;

namespace Coordination.Domain.Tests.Emergencies;

/// <summary>An emergency access to an invented case, on a Monday morning.</summary>
internal static class GlassSample
{
    public static readonly Guid Id = Guid.Parse("0198a000-0000-7000-8000-000000000a01");
    public static readonly Guid Case = Guid.Parse("0198a000-0000-7000-8000-000000000a02");
    public static readonly Guid Mother = Guid.Parse("0198a000-0000-7000-8000-000000000a03");
    public static readonly Guid OnCall = Guid.Parse("0198a000-0000-7000-8000-000000000a04");
    public static readonly Guid Officer = Guid.Parse("0198a000-0000-7000-8000-000000000a05");

    public static readonly DateTimeOffset Monday = new(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);
    public static readonly CaseFile Opened = CaseFile.None with { Id = Case, Service = "la-croche", Site = "montlegia", Mother = Mother };
    public static readonly Protected Why = new(Mother, 1, "glass.text", "c2VhbGVk");
    public static readonly Protected Other = new(Mother, 1, "glass.text", "YXV0cmU=");

    public static Given<BrokenGlass> Given(params object[] events) => new Given<BrokenGlass>(BrokenGlass.None, BrokenGlass.Evolve).Events(events);

    public static Stamp By(Guid who, double hours = 0) => new(who, Monday.AddHours(hours));

    public static GlassClick Click(string reason = "ON_CALL_CONTINUITY", int? minutes = null, bool excluded = false) => new(Id, OnCall, reason, minutes, excluded);

    public static GlassBroken Broken(int minutes = 60, string reason = "ON_CALL_CONTINUITY", bool excluded = false) =>
        new(Id, "la-croche", Case, "montlegia", Mother, OnCall, reason, excluded, Monday.AddMinutes(minutes), By(OnCall));

    public static BrokenGlass State(params object[] events) => events.Aggregate(BrokenGlass.None, BrokenGlass.Evolve);
}
