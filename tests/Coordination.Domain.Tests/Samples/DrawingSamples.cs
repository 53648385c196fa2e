using Coordination.Domain.Access;
using Coordination.Domain.Samples;
using Xunit;

namespace Coordination.Domain.Tests.Samples;

/// <summary>What is drawn, from what, and how much of it is told.</summary>
public sealed class DrawingSamples
{
    private const string Root = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Theory]
    [InlineData(0, 1, 1, 0)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(100, 1, 1, 1)]
    [InlineData(101, 1, 1, 2)]
    [InlineData(5000, 1, 1, 50)]
    [InlineData(3, 1, 5, 3)]
    [InlineData(200, 100, 1, 200)]
    public void Never_fewer_than_one_in_a_hundred(int population, int percent, int least, int drawn) => Assert.Equal(drawn, new SampleRate(percent, least).Of(population));

    [Fact]
    public void The_same_root_draws_the_same_and_another_root_something_else()
    {
        long[] numbers = [.. Enumerable.Range(1000, 3000).Select(n => (long)n)];
        var drawn = SampleDraw.Pick(Root, numbers, SampleRate.Usual).ToArray();

        Assert.Equal(30, drawn.Length);
        Assert.Equal(drawn, SampleDraw.Pick(Root, [.. numbers.Reverse()], SampleRate.Usual).ToArray());
        Assert.NotEqual(drawn, SampleDraw.Pick(Root.Replace('9', '8'), numbers, SampleRate.Usual).ToArray());
        Assert.True(drawn.SequenceEqual(drawn.Order()));
    }

    [Fact]
    public void Every_entry_is_as_likely_as_another()
    {
        long[] numbers = [.. Enumerable.Range(0, 200).Select(n => (long)n)];
        var often = new int[200];
        for (var period = 0; period < 2000; period++)
        {
            foreach (var number in SampleDraw.Pick($"{period:x64}", numbers, new(10, 1)))
            {
                often[number]++;
            }
        }

        // 200 of 2000 expected for each; seven standard deviations.
        Assert.All(often, times => Assert.InRange(times, 106, 294));
    }

    [Fact]
    public void A_week_begins_on_a_Monday_and_the_next_where_it_ends()
    {
        Assert.Equal(new(new(2026, 4, 13), new(2026, 4, 20)), SamplePeriod.LastBefore(new(2026, 4, 20), 7));
        Assert.Equal(new(new(2026, 4, 13), new(2026, 4, 20)), SamplePeriod.LastBefore(new(2026, 4, 26), 7));
        Assert.Equal(new(new(2026, 4, 25), new(2026, 4, 26)), SamplePeriod.LastBefore(new(2026, 4, 26), 1));
        Assert.Equal(new(new(2026, 4, 20), new(2026, 4, 27)), SamplePeriod.After(new(2026, 4, 20), 7));
    }

    [Theory]
    [InlineData("ReadCase", "A01", "Allow", true)]
    [InlineData("ReadHiddenAddress", "A05", "Hidden", true)]
    [InlineData("Search", "A65", "Redacted", true)]
    [InlineData("AskAccess", "A97", "Allow", true)]
    [InlineData("ReadPersonsCopy", "A84", "Allow", true)]
    [InlineData("WriteEntry", "A71", "Allow", false)]
    [InlineData("WriteEntry", "A06", "Hidden", true)]
    [InlineData("BreakGlass", "A46", "Refused", true)]
    [InlineData("ReadDirectory", "A77", "Allow", false)]
    [InlineData("ReadConsultation", "A94", "Allow", false)]
    [InlineData("KeepConsultation", "A00", "Hidden", false)]
    [InlineData("ReadSample", "A39", "Allow", false)]
    [InlineData("ReadOwnFile", "A49", "Allow", false)]
    [InlineData("ReadAlertStatus", "A17", "Redacted", false)]
    [InlineData("DecideErasure", "A92", "Allow", false)]
    public void Reads_and_whatever_was_refused_are_drawn_from(string action, string row, string outcome, bool counts) =>
        Assert.Equal(counts, SampleRules.Counts(action, row, outcome));

    [Fact]
    public void No_rule_that_is_told_speaks_of_what_is_sealed_disclosed_or_excluded()
    {
        string[] speak = ["A02", "A03", "A04", "A05", "A11", "A12", "A22", "A23", "A33", "A40", "A41", "A42", "A50", "A51", "A53", "A58", "A67", "A68", "A81", "A98"];
        Assert.All(speak, row => Assert.Contains(AccessRules.All, rule => rule.Code == row));
        foreach (var rule in AccessRules.All)
        {
            Assert.DoesNotContain(SampleRules.RuleOf(rule.Code, "Hidden"), speak);
            Assert.Equal("A00", SampleRules.RuleOf(rule.Code, "Refused"));
        }

        // Those among them that can let somebody in.
        foreach (var row in speak.Where(row => row is not ("A05" or "A11" or "A23" or "A41" or "A42" or "A50" or "A51" or "A53" or "A68")))
        {
            Assert.DoesNotContain(SampleRules.RuleOf(row, "Allow"), speak);
        }

        Assert.Equal(("A01", "A20", "A45"), (SampleRules.RuleOf("A58", "Allow"), SampleRules.RuleOf("A20", "Allow"), SampleRules.RuleOf("A45", "Allow")));
    }

    [Fact]
    public void What_the_officers_alone_know_of_is_theirs_to_review()
    {
        Assert.Equal("montlegia", SampleRules.StratumOf("ReadCase", "A01", "montlegia"));
        Assert.Equal("", SampleRules.StratumOf("Search", "A65", null));
        Assert.Equal("", SampleRules.StratumOf("ReadPersonsCopy", "A84", "montlegia"));
        Assert.Equal("", SampleRules.StratumOf("ReadCase", "A84", "montlegia"));
        Assert.Equal(AccessKind.Case, SampleRules.KindOf("ReadHiddenAddress", "A58", ofCase: true, aimed: true));
        Assert.Equal(AccessKind.Alert, SampleRules.KindOf("ReadTriage", "A07", ofCase: false, aimed: true));
        Assert.Equal(AccessKind.List, SampleRules.KindOf("ReadTriage", "A07", ofCase: false, aimed: false));
    }
}
