using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Emergencies;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Access;

/// <summary>One row of the decision table, asked for by one persona: each answer has its status, and its audit entry the row that decided.</summary>
internal sealed class Trial(ApiFixture api, string row, Persona who)
{
    /// <summary>Audited of what the caller has nothing to do with: it is not read for her, and no row is asked.</summary>
    public const string Unreached = "A00";

    /// <summary>Lists are given, and each item in them is decided by itself.</summary>
    public const string Listed = "A65";

    /// <summary>Acts that are offered to who has nothing to do with a case: the click of an emergency, asking to be let in, and a right that a records officer notes.</summary>
    private static readonly string[] Blind = ["BreakGlass", "AskAccess", "AskRight"];

    private HttpClient Her => api.As(who);

    /// <summary>Asks, and holds the answer against what the row says.</summary>
    /// <param name="path">From <c>/v1</c> on.</param>
    /// <param name="status">Expected.</param>
    /// <param name="shows">Stands in the answer.</param>
    /// <param name="hides">Does not stand in it.</param>
    /// <param name="decided">Row that the audit entry names, where it is another one.</param>
    /// <param name="steppedUp">A second factor was just given.</param>
    public Task<HttpAnswer> AsksAsync(string path, int status = 200, string? shows = null, string? hides = null, string? decided = null, bool steppedUp = false) =>
        HeldAsync((steppedUp ? PersonsRequests.RightRequests.SteppedUp(api, who) : Her).AskAsync(path), status, shows, hides, decided);

    /// <summary>The same of an act.</summary>
    public Task<HttpAnswer> DoesAsync(string path, object? body = null, int status = 200, string? decided = null) =>
        HeldAsync(Her.DoAsync(path, body), status, null, null, decided);

    /// <summary>The same of an act that replaces.</summary>
    public Task<HttpAnswer> PutsAsync(string path, object body, int status = 200, string? decided = null) =>
        HeldAsync(Her.SendAsync(HttpMethod.Put, path, body, version: "*"), status, null, null, decided);

    /// <summary>Refused with the row and with what can be done next.</summary>
    public async Task RefusedAsync(string path, object? body = null, int status = 403, string? decided = null)
    {
        var answer = await DoesAsync(path, body, status, decided);
        Assert.True(answer.Json.TryGetProperty("next", out var next) && next.GetString()!.Length > 10, $"{row}, {answer.Asked} does not say what to do next: {answer.Text}");
    }

    /// <summary>A case that is open to her: by everything that reads it, with the tag of its version, and by its list.</summary>
    /// <param name="file">The case.</param>
    /// <param name="decided">Row that the reads name.</param>
    /// <param name="listed">Whether lists show it: who reads by a click has it in none.</param>
    /// <param name="not">Beginning of an operation that shows one item by itself, which is of a level that she does not read.</param>
    public async Task ReachesAsync(Filled file, string? decided = null, bool listed = true, string? not = null)
    {
        foreach (var way in Ways.Inside.Where(way => Ways.Reads(way) && Ways.Demand(way) == "ReadCase" && (not is null || !way.Name.StartsWith(not, StringComparison.Ordinal))))
        {
            var path = Ways.Path(way, file, own: true);
            var answer = await AsksAsync(path, decided: decided);
            Assert.True(answer.ETag is null || await AtHandAsync(path, answer.ETag) == 304, $"{row}, {answer.Asked} is not known again by its tag");
        }

        await AsksAsync("/v1/cases?limit=100", shows: listed ? $"{file.Case}" : null, hides: listed ? null : $"{file.Case}", decided: Listed);
    }

    /// <summary>A case that is not there for her by any way: every operation answers as for ids that nobody has, no list shows it, and no mail told her of it.</summary>
    /// <param name="file">The case.</param>
    /// <param name="decided">Row that reading it names.</param>
    /// <param name="lists">Row that a list names; null where she has none.</param>
    /// <param name="not">Beginnings of addresses that are open to her by another row.</param>
    public async Task FindsNothingAsync(Filled file, string? decided = Unreached, string? lists = Listed, params string[] not)
    {
        var card = await AsksAsync(file.Path, 404, decided: decided);
        Assert.Equal(404, await AtHandAsync(file.Path, (await api.As(People.Midwife).AskAsync(file.Path)).ETag ?? "\"1\""));
        foreach (var way in Ways.Inside.Where(way => !Blind.Contains(Ways.Demand(way)) && !not.Any(way.Name.StartsWith)))
        {
            var (there, absent) = (await Ways.AskAsync(Her, way, Ways.Path(way, file, own: true)), await Ways.AskAsync(Her, way, Ways.Path(way, file, own: false)));
            Assert.True((there.Status, there.Said(), there.ETag) == (absent.Status, absent.Said(), absent.ETag),
                $"{row}, {who.Subject}, {way.Name}: {(int)there.Status} {there.Text}, but {(int)absent.Status} {absent.Text} of what is not there");
            Assert.True((int)there.Status >= 400, $"{row}, {who.Subject}, {way.Name}: {(int)there.Status}");
        }

        foreach (var path in Ways.ListsOf(file, not))
        {
            AssertNothing(await Her.AskAsync(path), file);
        }

        if (lists is not null)
        {
            await AsksAsync("/v1/cases?limit=100", lists == Listed ? 200 : 404, decided: lists);
        }

        AssertNothing(card, file);
        Assert.DoesNotContain(await api.MailsAsync(), mail => GlassRequests.Addressee(mail) == who.Subject && mail.Contains(file.Name, StringComparison.Ordinal));
    }

    /// <summary>An item of a case, by every way to it: whole, known to be there, or not there.</summary>
    /// <param name="file">The case.</param>
    /// <param name="write">Writes the item and returns its id.</param>
    /// <param name="text">Its text.</param>
    /// <param name="seen">Whether she reads it, knows of it, or neither.</param>
    /// <param name="decided">Row that lets her at the case.</param>
    public async Task MeetsAsync(Filled file, Func<Task<Guid>> write, string text, Seen seen, string decided)
    {
        Guid item = default;
        if (seen == Seen.Not)
        {
            await MeetsNothingAsync(file, async () => item = await write());
        }
        else
        {
            item = await write();
        }

        foreach (var (path, answer) in await AllAsync(file))
        {
            Assert.True(seen == Seen.Whole || !answer.Contains(text, StringComparison.Ordinal), $"{row}, {who.Subject}, {path} shows {text}");
        }

        var card = await AsksAsync(file.Path, shows: seen == Seen.Whole ? text : null, decided: decided);
        Assert.True(card.Text.Contains($"{item}", StringComparison.Ordinal) == (seen != Seen.Not), $"{row}, {who.Subject}: the item on the card: {seen}");
    }

    /// <summary>Something happens, and every answer to her is byte by byte what it was before, with its status and its tag.</summary>
    public async Task MeetsNothingAsync(Filled file, Func<Task> happens)
    {
        var before = await AllAsync(file);
        await happens();
        foreach (var (path, answer) in await AllAsync(file))
        {
            Assert.True(before[path] == answer, $"{row}, {who.Subject}, {path} was {before[path]} and is {answer}");
        }
    }

    /// <summary>What everything that reads answers her, with its status and its tag.</summary>
    private async Task<Dictionary<string, string>> AllAsync(Filled file)
    {
        Dictionary<string, string> all = [];
        foreach (var path in Ways.Reading(file))
        {
            var answer = await Her.AskAsync(path);
            all[path] = $"{(int)answer.Status} {answer.ETag} {answer.Said()}";
        }

        return all;
    }

    private void AssertNothing(HttpAnswer answer, Filled file) => Assert.All(
        file.Ids.Where(id => id.Key != "participantId").Select(id => $"{id.Value}").Append($"Nadia {file.Name}"),
        said => Assert.True(!answer.Text.Contains(said, StringComparison.Ordinal), $"{row}, {who.Subject}, {answer.Asked} shows {said}"));

    private async Task<int> AtHandAsync(string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var response = await Her.SendAsync(request);
        return (int)response.StatusCode;
    }

    private async Task<HttpAnswer> HeldAsync(Task<HttpAnswer> asked, int status, string? shows, string? hides, string? decided)
    {
        var answer = await asked;
        var entry = await api.Raw.AskAsync<string>($"select row || ' ' || outcome from coordination.audit_entry where actor = '{who.Id}' order by tx desc, id desc limit 1");
        Assert.True((int)answer.Status == status, $"{row}, {who.Subject}, {answer.Asked}: {(int)answer.Status} by {entry} instead of {status}: {answer.Text}");
        Assert.True(entry?.Split(' ')[0] == (decided ?? row), $"{row}, {who.Subject}, {answer.Asked}: decided by {entry}, not by {decided ?? row}");
        Assert.True(shows is null || answer.Text.Contains(shows, StringComparison.Ordinal), $"{row}, {who.Subject}, {answer.Asked} does not show {shows}");
        Assert.True(hides is null || !answer.Text.Contains(hides, StringComparison.Ordinal), $"{row}, {who.Subject}, {answer.Asked} shows {hides}");
        return answer;
    }
}

/// <summary>How much of an item is there.</summary>
internal enum Seen
{
    Not,
    ThatItIsThere,
    Whole,
}
