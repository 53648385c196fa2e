using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>A rule over a set of subjects. It fails when it looked at nothing, and it lists every offender, not the first.</summary>
internal static class Rule
{
    public static void Holds<T>(string rule, IEnumerable<T> subjects, Func<T, IEnumerable<string>> faults)
    {
        var looked = subjects.ToList();
        Assert.True(looked.Count > 0, $"{rule}: the rule looked at nothing.");
        var offenders = looked.SelectMany(faults).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(offenders.Count == 0, $"{rule}\n  {string.Join("\n  ", offenders)}");
    }

    public static void Holds<T>(string rule, IEnumerable<T> subjects, Func<T, bool> isFine, Func<T, string> name) =>
        Holds(rule, subjects, subject => isFine(subject) ? [] : [name(subject)]);
}
