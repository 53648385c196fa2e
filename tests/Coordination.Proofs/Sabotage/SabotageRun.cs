using System.Diagnostics;

namespace Coordination.Proofs.Sabotage;

/// <summary>
/// Breaks a copy of the product on purpose, one promise after the other, and demands that the named test fails each time: a test that cannot fail
/// guards nothing. A patch that does not apply any more, or does not compile, is a failure of its own.
/// </summary>
internal static class SabotageRun
{
    /// <param name="named">Names of the patches to put in; none means all.</param>
    public static int Run(string[] named)
    {
        var root = WorkCopy.FindRoot();
        var all = Patch.All(root);
        if (named.FirstOrDefault(name => !all.Any(p => p.Name == name)) is { } unknown)
        {
            throw new ArgumentException($"'{unknown}' is no patch: {string.Join(", ", all.Select(p => p.Name))}.");
        }

        Patch[] patches = [.. all.Where(p => named.Length == 0 || named.Contains(p.Name))];
        var findings = new Findings();
        foreach (var patch in patches)
        {
            findings.Demand(patch.Fault(root) is null, "a patch that no longer applies", $"{patch.Name}: {patch.Fault(root)}");
        }

        if (findings.Count == 0)
        {
            using var copy = WorkCopy.Of(root);
            Unbroken(copy, patches, findings);
            Array.ForEach(findings.Count == 0 ? patches : [], patch => PutIn(copy, patch, findings));
        }

        findings.Print();
        Console.WriteLine($"{patches.Length} patches, {findings.Count} findings\nverdict: {(findings.Count == 0 ? "pass" : "fail")}");
        return findings.Count == 0 ? 0 : 1;
    }

    // Unbroken, each of the tests passes: else its failure would show nothing.
    private static void Unbroken(WorkCopy copy, Patch[] patches, Findings findings)
    {
        foreach (var project in patches.GroupBy(p => p.Project))
        {
            Console.WriteLine($"building and running {project.Key} unbroken");
            if (copy.Build(project.Key) is { } fault)
            {
                findings.Add("the copy does not build", fault);
                return;
            }

            var run = copy.Test(project.Key, project.Select(p => p.Test));
            foreach (var test in project.Select(p => p.Test).Distinct())
            {
                findings.Demand(run.Passed.Contains(test) && !run.Failed.Contains(test), "a test that does not pass unbroken", test);
            }
        }
    }

    private static void PutIn(WorkCopy copy, Patch patch, Findings findings)
    {
        var clock = Stopwatch.StartNew();
        using var taken = patch.In(copy.Root);
        if (copy.Build(patch.Project) is { } fault)
        {
            findings.Add("a patch that does not compile", $"{patch.Name}: {fault.Trim()}");
            return;
        }

        var caught = copy.Test(patch.Project, [patch.Test]).Failed.Contains(patch.Test);
        findings.Demand(caught, "a patch that nobody noticed", $"{patch.Name}: {patch.Test} passed");
        Console.WriteLine($"{(caught ? "caught" : "MISSED"),-7} {patch.Name,-34} {patch.Test}  ({clock.Elapsed.TotalSeconds:0} s)");
    }
}
