using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>The core is rules only, no packages, and neither clock nor chance nor waiting.</summary>
public sealed class TheCore
{
    private static readonly string[] BannedMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.TimeZoneInfo.get_Local",
        "System.Globalization.CultureInfo.get_CurrentCulture", "System.Globalization.CultureInfo.get_CurrentUICulture", "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Environment.GetEnvironmentVariable", "System.Environment.get_MachineName",
    ];

    private static readonly string[] BannedTypes =
    [
        "System.Random", "System.TimeProvider", "System.Console", "System.Diagnostics.Stopwatch",
        "System.Security.Cryptography.RandomNumberGenerator", "System.IO.File", "System.IO.FileStream", "System.IO.Directory",
        "System.Threading.Thread", "System.Threading.Timer", "System.Threading.CancellationToken",
    ];

    private static readonly string[] BannedNamespaces = ["System.Threading.Tasks.", "System.Net.", "System.Data.", "Microsoft."];

    [Fact]
    public void The_core_references_the_base_class_library_only() => Rule.Holds(
        "Coordination.Domain references no package and no project",
        Product.Domain.GetReferencedAssemblies(),
        name => name.Name is { } text && (text.StartsWith("System.", StringComparison.Ordinal) || text is "netstandard"),
        name => name.FullName);

    [Fact]
    public void The_core_names_no_clock_no_id_maker_and_no_culture() => Rule.Holds(
        "Time, ids and culture come in by the door",
        Compiled.MembersNamed(Product.Domain),
        name => !BannedMembers.Contains(name),
        name => name);

    [Fact]
    public void The_core_names_no_chance_no_task_and_no_io() => Rule.Holds(
        "The core is deterministic, waits for nothing and touches nothing",
        Compiled.TypesNamed(Product.Domain),
        name => !BannedTypes.Contains(name) && !BannedNamespaces.Any(n => name.StartsWith(n, StringComparison.Ordinal)),
        name => name);

    [Fact]
    public void A_package_of_the_core_serves_the_build_only() => Rule.Holds(
        "A package of Coordination.Domain is private to the build, and it references no project",
        Source.Projects.Where(p => p.Name == "Coordination.Domain").SelectMany(p => p.Text.Split('\n')).Where(line => line.Contains("<PackageReference ", StringComparison.Ordinal) || line.Contains("<ProjectReference ", StringComparison.Ordinal)),
        line => line.Contains("PackageReference", StringComparison.Ordinal) && line.Contains("PrivateAssets=\"all\"", StringComparison.Ordinal),
        line => line.Trim());

    [Fact]
    public void The_tests_of_the_core_know_no_store_and_no_web() => Rule.Holds(
        "Coordination.Domain.Tests references neither Marten nor ASP.NET Core nor the Api",
        Source.Projects.Where(p => p.Name == "Coordination.Domain.Tests"),
        project => new[] { "Marten", "AspNetCore", "Coordination.Api.csproj" }.Where(word => project.Text.Contains(word, StringComparison.Ordinal)));

    [Fact]
    public void Nobody_mocks_a_session() => Rule.Holds(
        "No project references a mocking package",
        Source.Projects,
        project => new[] { "Moq", "NSubstitute", "FakeItEasy" }.Where(word => project.Text.Contains($"\"{word}", StringComparison.Ordinal)).Select(word => $"{project.Path}: {word}"));
}
