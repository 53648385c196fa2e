using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.PersonsRequests;

/// <summary>What was written of the other parent as of him who harms is in no file that he reads by himself: a human decides on it, in the copy that he asks for.</summary>
public sealed class ReadingWhatWasSaidOfHim(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static Persona Him => RightRequests.OtherParent;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task His_own_file_is_the_same_with_and_without_it(bool watched)
    {
        var (file, mother, father) = await FamilyAsync();
        var (once, twice) = ((await MineAsync(file, Him)).Expect(200).Text, (await MineAsync(file, Him, steppedUp: true)).Expect(200).Text);
        Assert.All(["Du père.", "S14", "Au chômage."], word => Assert.Contains(word, once, StringComparison.Ordinal));

        if (watched)
        {
            (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" } })).Expect(200);
        }

        await AccuseAsync(file, father);
        Assert.Equal(once, (await MineAsync(file, Him)).Expect(200).Text);
        Assert.Equal(twice, (await MineAsync(file, Him, steppedUp: true)).Expect(200).Text);
        // He asked twice with one answer: a second factor gives him nothing that tells of her.
        Assert.Equal(once, twice);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task She_reads_what_is_hers_as_before(bool watched)
    {
        var (file, mother, _) = await FamilyAsync();
        if (watched)
        {
            (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" } })).Expect(200);
        }

        (await api.OnCaseAsync(file, "red-flags", new { code = "SELF_HARM" })).Expect(200);
        (await api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" })).Expect(200);
        (await api.OnCaseAsync(file, "factors", new { code = "P10", note = "Dit en confidence." })).Expect(200);
        await api.WriteAsync(file, "Scellé, à son sujet.", "n4", mother);
        var once = (await MineAsync(file, RightRequests.Parent)).Expect(200).Text;
        Assert.Contains("SELF_HARM", once, StringComparison.Ordinal);
        Assert.All(["IPV_CURRENT", "P10", "confidence", "Scellé"], word => Assert.DoesNotContain(word, once, StringComparison.Ordinal));
        var twice = (await MineAsync(file, RightRequests.Parent, steppedUp: true)).Expect(200).Text;
        Assert.All(["SELF_HARM", "IPV_CURRENT", "P10", "confidence", "Scellé"], word => Assert.Contains(word, twice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_the_copy_that_he_asks_for_a_human_decides_on_each_and_leaves_it_out_by_default()
    {
        var (file, mother, father) = await FamilyAsync();
        var said = await AccuseAsync(file, father);
        var request = (await api.AskRightAsync(file, by: Him)).Expect(201).Id;

        var prepared = (await api.ReadRightAsync(request, what: "/preparation")).Expect(200).Json.GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("item").GetProperty("id").GetGuid(), i => i.Text("verdict"));
        Assert.All(said, item => Assert.Equal("decide", prepared[item]));
        Assert.Equal(2, prepared.Values.Count(verdict => verdict == "included"));

        var (plain, stranger) = (prepared.First(item => item.Value == "included").Key, Guid.NewGuid());
        (await api.OnRightAsync(request, "copy", new { include = new[] { stranger } })).ExpectProblem(422, "persons-request-item-not-to-decide", "/include");
        (await api.OnRightAsync(request, "copy", new { include = new[] { plain } })).ExpectProblem(422, "persons-request-item-not-to-decide", "/include");
        var copy = await ReleasedAsync(request, new { });
        Assert.Contains("Du père.", copy, StringComparison.Ordinal);
        Assert.All(said, item => Assert.DoesNotContain($"{item}", copy, StringComparison.Ordinal));
        Assert.All(["frappe", "couteau", "P10", "IPV", "violence", "Violence"], word => Assert.DoesNotContain(word, copy, StringComparison.Ordinal));
        Assert.Contains($"{said[0]}", await ReleasedAsync(request, new { include = new[] { said[0] } }), StringComparison.Ordinal);
        Assert.DoesNotContain($"{said[0]}", await ReleasedAsync(request, new { include = new[] { said[0] }, leaveOut = new[] { said[0] } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_childs_copy_that_he_asks_for_the_same_holds()
    {
        var file = (await api.As(People.Midwife).DoAsync("/v1/cases", new { name = "Mère Fictive", childBornOn = "2026-03-15" })).Expect(201).Id;
        var child = (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "child").GetProperty("id").GetGuid();
        var father = await api.JoinAsync(file, "coParent", "Père Exemple");
        await api.WriteAsync(file, "Le bébé grandit bien.", about: child);
        (await api.OnCaseAsync(file, "red-flags", new { code = "NO_CARE", personId = child })).Expect(200);
        (await api.OnCaseAsync(file, "factors", new { code = "Secoué par son père", level = "n2", about = "child", personId = child })).Expect(200);
        var request = (await api.AskRightAsync(file, more: new { personId = child, capacity = "parent", askerId = father })).Expect(201).Id;

        var copy = await ReleasedAsync(request, new { });
        Assert.Contains("Le bébé grandit bien.", copy, StringComparison.Ordinal);
        Assert.All(["NO_CARE", "Secoué"], word => Assert.DoesNotContain(word, copy, StringComparison.Ordinal));
    }

    private async Task<(Guid File, Guid Mother, Guid Father)> FamilyAsync()
    {
        var (file, mother) = await api.FamilyAsync();
        var father = await api.JoinAsync(file, "coParent", "Père Exemple");
        await api.BindAsync(file, mother, RightRequests.Parent);
        await api.BindAsync(file, father, Him);
        await api.WriteAsync(file, "Du père.", about: father);
        (await api.OnCaseAsync(file, "factors", new { code = "S14", note = "Au chômage.", about = "coParent", personId = father })).Expect(200);
        return (file, mother, father);
    }

    /// <summary>Everything that was written of him: in codes, in words, at whatever level.</summary>
    private async Task<Guid[]> AccuseAsync(Guid file, Guid father)
    {
        (string Act, object Body)[] acts =
        [
            ("red-flags", new { code = "IPV_CURRENT", personId = father }),
            ("red-flags", new { code = "NO_CARE", personId = father }),
            ("red-flags", new { code = "menace au couteau", personId = father }),
            ("factors", new { code = "P10", note = "Il la frappe.", personId = father }),
            ("factors", new { code = "P11", about = "coParent", personId = father }),
            ("factors", new { code = "Violence conjugale", level = "n2", personId = father }),
            ("contacts", new { text = "Il la frappe encore.", level = "n4", personId = father }),
            ("entries", new { text = "Il la frappe le soir.", level = "n4", personId = father }),
            ("entries", new { text = "Elle a peur, violence.", level = "n4", personId = father, kind = "note" }),
            ("screenings", new { personId = father, screening = new { instrument = "HITS", items = new[] { 4, 4, 4, 4 } } }),
            ("screenings", new { personId = father, screening = new { instrument = "Violence maison", total = 7 } }),
        ];
        var said = new List<Guid>();
        foreach (var (act, body) in acts)
        {
            said.Add((await api.OnCaseAsync(file, act, body)).Expect(200).Id);
        }

        return [.. said];
    }

    private async Task<string> ReleasedAsync(Guid request, object wish)
    {
        (await api.OnRightAsync(request, "copy", wish)).Expect(200);
        return (await api.ReadRightAsync(request, what: "/copy")).Expect(200).Text;
    }

    private Task<HttpAnswer> MineAsync(Guid file, Persona who, bool steppedUp = false) => (steppedUp ? api.SteppedUp(who) : api.As(who)).AskAsync($"/v1/cases/{file}/mine");
}
