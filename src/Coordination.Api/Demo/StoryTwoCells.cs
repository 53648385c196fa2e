using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Domain.Time;

namespace Coordination.Api.Demo;

/// <summary>What the cells of story 2 have in common.</summary>
internal sealed partial class StoryTwo
{
    private async Task<JsonElement> CaseAsync() => await stage.GetAsync(Social, $"/v1/cases/{_case}") ?? default;

    private async Task<JsonElement> HandoverAsync(Guid id) => await stage.GetAsync(Social, $"/v1/cases/{_case}/handovers/{id}") ?? default;

    private Task<JsonElement?> ListAsync(string who = Social) => stage.GetAsync(who, $"/v1/worklist?caseId={_case}&limit=100");

    private static Guid Id(JsonElement receipt) => receipt.ValueKind == JsonValueKind.Object && receipt.TryGetProperty("id", out var id) ? id.GetGuid() : Guid.Empty;

    private static IEnumerable<JsonElement> Persons(JsonElement file, string role) => OwedIn.Items(file, "persons").Where(p => OwedIn.Text(p, "role") == role);

    private async Task<Guid> FlagAsync(string code) => OwedIn.Items(await CaseAsync(), "redFlags").First(f => OwedIn.Text(f, "code") == code).GetProperty("id").GetGuid();

    private async Task<Guid> AskAsync(string relay, string act, string need, string kind = "support", string? text = null) => Id(await stage.PostAsync(
        Social, act, $"/v1/cases/{_case}/handovers", new { relay = DemoNetwork.IdOf(Personas.Service, relay), need, kind, needText = text, consent = "recorded" }));

    private Task<JsonElement> ScreenAsync(string instrument, int[]? items, int? total = null) => stage.PostAsync(
        Midwife, $"{instrument}: {(items is null ? total!.Value.ToString(CultureInfo.InvariantCulture) : string.Join(", ", items))}", $"/v1/cases/{_case}/screenings", new { screening = new { instrument, items, total, askedAlone = true } });

    private Task<JsonElement> CallAsync(string text = "Appel : va bien.") => stage.PostAsync(Social, "telephone call with Lina", $"/v1/cases/{_case}/contacts", new { text });

    private Task<JsonElement> StepAsync(string code, string occurrence, string act, bool elsewhere = false, string who = Social) =>
        stage.PostAsync(who, act, $"/v1/cases/{_case}/steps/{code}/done", new { occurrence, elsewhere });

    private Task<JsonElement> EndsAsync(Guid handover, string act, string until) => stage.PostAsync(Social, act, $"/v1/cases/{_case}/handovers/{handover}/foreseen-end", new { until });

    // A relay without an account says it by telephone.
    private async Task HoldsAsync(Guid handover, string? who, string whose)
    {
        var path = $"/v1/cases/{_case}/handovers/{handover}/effective";
        await stage.PostAsync(Social, $"Lina says that {whose} holds", path, new { by = "family" });
        await (who is null ? stage.PostAsync(Social, $"{whose} says by telephone that it holds", path, new { by = "relay" }) : stage.PostAsync(who, $"{whose} says that it holds", $"/v1/relay/requests/{handover}/effective", new { }));
        var state = await HandoverAsync(handover);
        stage.Expect($"{whose} is effective, confirmed from both sides", OwedIn.Text(state, "state") == "effective", state.ToString());
    }

    // Her parents, or whoever says so: nothing is recorded in their name, nothing is read, nothing is said.
    private async Task BlockedAsync(string when, string code)
    {
        await stage.RefusedAsync(Social, $"her parent wants to act for her {when}", $"/v1/cases/{_case}/persons/{_lina}/acting", new { by = _nadine, kind = "parent", proof = "civil-status" }, code);
        foreach (var path in new[] { "", "/mine", "/mine/journal", "/timeline" })
        {
            var (theirs, random) = (await stage.AnswerAsync(Parent, $"/v1/cases/{_case}{path}"), await stage.AnswerAsync(Parent, $"/v1/cases/{Guid.NewGuid()}{path}"));
            stage.Expect($"her parent's own account reads nothing {when}, as if there were no such case (…{path})", theirs.StartsWith("404", StringComparison.Ordinal) && Same(theirs, random), theirs);
        }

        var nadine = Persons(await CaseAsync(), "representative").Single();
        stage.Expect($"a parent calls and asks whether she is known: the staff sees \"no information\" {when}", nadine.TryGetProperty("noInformation", out var none) && none.GetBoolean(), nadine.ToString());
    }

    // Two answers that differ by nothing but what was asked for.
    private static bool Same(string one, string other) => Bare(one) == Bare(other);

    private static string Bare(string answer) => Asked().Replace(answer, "");

    /// <summary>Ids, and what differs from request to request.</summary>
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|\"(?:traceId|instance)\":\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    private static object Able(string ground) => new { conclusion = "ableAlone", ground };

    private static object Safe() => new { askedAlone = true, restricted = true, channels = new[] { "telephone" }, telephone = HerPhone, instructions = "Son numéro à elle, jamais celui de l'amie." };

    private static object Consent(string capacity, string[] categories, params string[] kinds) => new { capacity, categories, kinds };

    private static string Instant(int year, int month, int day, int hour = 10) =>
        CivilTime.At(new DateOnly(year, month, day), new TimeOnly(hour, 0)).ToString("O", CultureInfo.InvariantCulture);

    private void Due(JsonElement file, string code, int year, int month, int day) => On(file, code, "dueAt", "is due on", new(year, month, day));

    private void Done(JsonElement file, string code) => stage.Expect($"{code} is done", OwedIn.Row(file, "owed", code) is null, OwedIn.Row(file, "owed", code)?.ToString());

    private void On(JsonElement file, string code, string property, string words, DateOnly wanted) => Day(file, "owed", code, property, words, wanted);

    private void Day(JsonElement? answer, string list, string code, string property, string words, DateOnly wanted, Guid? handover = null)
    {
        var found = OwedIn.Day(OwedIn.Row(answer, list, code, row => handover is null || row.ToString().Contains($"{handover}", StringComparison.Ordinal) || row.ToString().Contains($"{handover:N}", StringComparison.Ordinal)), property);
        stage.Expect($"{code} {words} {OwedIn.Words(wanted)} {wanted.Year}", found == wanted, found?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "nothing owed");
    }

    /// <summary>Every two weeks somebody is in touch; what is due meanwhile is done, or set aside with a reason.</summary>
    private async Task InTouchAsync(DateOnly until, int days = 14)
    {
        for (var day = CivilTime.DayOf(stage.Now).AddDays(days); day < until; day = day.AddDays(days))
        {
            await stage.AtAsync(day.Year, day.Month, day.Day, 11);
            await CallAsync();
            await TidyAsync();
        }
    }

    private async Task TidyAsync()
    {
        foreach (var who in new[] { Social, Midwife })
        {
            foreach (var row in OwedIn.Items(await ListAsync(who), "items").Where(row => row.GetProperty("dueAt").GetDateTimeOffset() <= stage.Now).ToArray())
            {
                await TidyAsync(who, row.GetProperty("code").GetString()!, OwedIn.Text(row, "occurrence")!);
            }
        }
    }

    private async Task TidyAsync(string who, string code, string occurrence)
    {
        switch (code)
        {
            case "F25" or "F27" or "consent-as-adult":
                break;
            case ['S', '0', '1', ..]:
                await stage.PostAsync(who, "asks her alone again how she may be reached", $"/v1/cases/{_case}/safe-contact", Safe());
                break;
            case "capacity-review":
                await stage.PostAsync(Social, "assesses her capacity anew", $"/v1/cases/{_case}/persons/{_lina}/capacity", Able("Revue : décide toujours seule."));
                break;
            case ['C', '0', '1', ..] or ['r', 'e', 'v', 'i', 'e', 'w', ..] or "F26" or ['s', 'u', 'p', 'p', 'o', 'r', 't', ..]:
                await StepAsync(code, occurrence, $"{code} is done", who: who);
                break;
            default:
                await stage.PostAsync(who, $"sets {code} aside", $"/v1/cases/{_case}/steps/{code}/not-relevant", new { occurrence, reason = "covered" });
                break;
        }
    }
}
