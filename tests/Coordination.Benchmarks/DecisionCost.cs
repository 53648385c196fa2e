using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Coordination.Domain;
using Coordination.Domain.Access;

namespace Coordination.Benchmarks;

/// <summary>What one decision costs: of a request, and of one item of its answer. It asks no database, so it costs no round trip.</summary>
[MemoryDiagnoser]
public class DecisionCost
{
    private const double Bound = 5_000;

    // A lead of two sites who also coordinates: more roles than most hold.
    private static readonly HeldRole[] Roles =
    [
        new(Role.Coordinator, Place.SameSite, Tie.Active), new(Role.Supervisor, Place.SameSite), new(Role.Supervisor, Place.SameService), new(Role.Sender, Place.SameSite),
    ];

    private static readonly AccessQuestion Read = new()
    {
        Role = Role.Coordinator,
        Action = AccessAction.ReadCase,
        Relation = Tie.Active,
        Place = Place.SameSite,
        Level = Confidentiality.N1,
        Consent = ConsentCover.NamesService,
        Basis = HelpBasis.Help,
        Subject = DataSubject.Mother,
        Live = true,
    };

    private readonly AccessQuestion _frame = Read with { Action = AccessAction.ReadEntry };

    /// <summary>A coordinator reads a case of hers.</summary>
    [Benchmark]
    public AccessAnswer Request() => AccessDecision.Decide(Read, Roles);

    /// <summary>One sealed entry of it, hidden from her: the question put together as <c>Gate.Item</c> does, and decided for each role.</summary>
    [Benchmark]
    public AccessAnswer Item() => AccessDecision.Decide(_frame with { Level = Confidentiality.N4, Own = false, Named = true, DisciplineMatch = false, OnSealedList = false, Basis = HelpBasis.Help, Subject = DataSubject.Mother }, Roles);

    internal static int Run(bool small)
    {
        var job = (small ? Job.Dry : Job.ShortRun).WithToolchain(InProcessEmitToolchain.Instance);
        var summary = BenchmarkRunner.Run<DecisionCost>(ManualConfig.Create(DefaultConfig.Instance).AddJob(job).WithOptions(ConfigOptions.DisableOptimizationsValidator));
        var reached = summary.Reports.Length > 0;
        foreach (var report in summary.Reports)
        {
            var nanoseconds = report.ResultStatistics?.Mean ?? double.MaxValue;
            reached &= nanoseconds < Bound;
            Console.WriteLine($"{report.BenchmarkCase.Descriptor.WorkloadMethod.Name,-8} {nanoseconds / 1000,8:F3} µs, {report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)} bytes allocated");
        }

        Console.WriteLine(small ? "a smoke run: its figures mean nothing" : $"{(reached ? "reached" : "MISSED")}: a decision costs under 5 µs");
        return reached || small ? 0 : 1;
    }
}
