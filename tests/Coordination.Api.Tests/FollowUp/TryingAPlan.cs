using Coordination.Api.FollowUp;
using Coordination.Domain.FollowUp;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Coordination.Api.Tests.FollowUp;

/// <summary>A plan with short delays is for development alone, and a wrong one stops the start.</summary>
public sealed class TryingAPlan : IDisposable
{
    private const string Row = """
        "label": { "fr": "Alerte", "nl": "Melding", "en": "Alert" }, "live": true, "anchor": "alert",
        "window": { "open": "+0d", "due": "+4s", "close": "+1h" }, "owners": ["coordinator"],
        "steps": [{ "name": "due", "tell": "owner" }], "evidence": "default", "source": "trial"
        """;

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Without_one_the_plan_in_force_is_owed() => Assert.Same(Plans.Current, TrialPlan.Load(new ConfigurationBuilder().Build(), development: false));

    [Fact]
    public void A_row_of_the_file_takes_the_place_of_its_own()
    {
        var plan = Load($$"""{ "version": "trial", "validFrom": "2026-01-01", "rows": [{ "code": "F01", "clock": "hours", {{Row}} }] }""");
        Assert.Equal(("trial", new Offset(4, OffsetUnit.Seconds)), (plan.Version, plan["F01"].Window.Due));
        Assert.Equal(Plans.Current["H01"], plan["H01"]);
        Assert.Equal(Plans.Current.Rows.Length, plan.Rows.Length);
    }

    [Fact]
    public void Outside_development_it_stops_the_start() => Assert.Equal(TrialPlan.Key, Assert.Throws<ConfigurationRefused>(() => Load("{}", development: false)).Key);

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "version": "trial", "validFrom": "2026-01-01", "rows": [], "row": [] }""")]
    [InlineData($$"""{ "version": "trial", "validFrom": "2026-01-01", "rows": [{ "code": "F99", "clock": "hours", {{Row}} }] }""")]
    [InlineData($$"""{ "version": "trial", "validFrom": "2026-01-01", "rows": [{ "code": "F01", {{Row}} }] }""")]
    public void One_that_cannot_be_owed_stops_the_start(string json) => Assert.Equal(TrialPlan.Key, Assert.Throws<ConfigurationRefused>(() => Load(json)).Key);

    [Fact]
    public void One_that_is_not_there_stops_the_start()
    {
        File.Delete(_file);
        Assert.Throws<ConfigurationRefused>(() => TrialPlan.Load(Naming(_file), development: true));
    }

    public void Dispose() => File.Delete(_file);

    private PlanVersion Load(string json, bool development = true)
    {
        File.WriteAllText(_file, json);
        return TrialPlan.Load(Naming(_file), development);
    }

    private static IConfiguration Naming(string file) => new ConfigurationBuilder().AddInMemoryCollection([new(TrialPlan.Key, file)]).Build();
}
