using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>A second calculation that asks the first one proves nothing.</summary>
public sealed class TheOracle
{
    private const string Folder = "tests/Coordination.Proofs/Years/Oracle/";

    private static readonly string[] OfTheProduct =
        ["Coordination.Domain", "Coordination.Api", "Domain.", "Api.", "TimeZoneInfo", "WorkingDays", "CivilTime", "PlanSteps", "CaseOwed", "DateOnly", "DateTimeOffset"];

    [Fact]
    public void The_simulated_years_are_reckoned_without_the_product() => Rule.Holds(
        "The oracle of the simulated years names nothing of the product, and no calendar that the product uses",
        Source.Tests.Where(f => f.Path.StartsWith(Folder, StringComparison.Ordinal)),
        file => OfTheProduct.Where(word => file.Code.Contains(word, StringComparison.Ordinal)).Select(word => $"{file.Path}: {word}"));
}
