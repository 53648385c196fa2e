namespace Coordination.Api.Demo;

/// <summary>Story 1 from the first winter to the third birthday.</summary>
internal sealed partial class StoryOne
{
    // Monthly contacts are noted in between; reviews that nobody records are missed, each seen once, and set aside.
    private async Task YearsAsync()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var month = new DateOnly(2027, 2, 8); month < new DateOnly(2029, 10, 1); month = month.AddMonths(1))
        {
            await stage.AtAsync(month.Year, month.Month, month.Day);
            await CallAsync(month.Year, month.Month, month.Day);
            await TidyAsync(seen);
            if (month is { Year: 2028, Month: 10 })
            {
                await stage.AtAsync(2028, 10, 17, 12);
                await StepAsync("F25", "1", "1000-day milestone: step down", elsewhere: false);
                await stage.PostAsync(Midwife, "decides level 1", $"/v1/cases/{_case}/intensity", new { intensity = 1, reason = "step-down" });
                Done(await CaseAsync(), "F25");
            }
        }

        stage.Expect("the coordinator's own reviews were missed, and each was seen in her list", seen.Contains("F21") && seen.Contains("F24"), string.Join(", ", seen));
        stage.Expect("what others do and nobody recorded entered nobody's list (F15, F20, F22, F23)", !seen.Overlaps(["F15", "F20", "F22", "F23"]), string.Join(", ", seen));
    }

    private async Task ClosedAsync()
    {
        await stage.AtAsync(2029, 10, 17);
        On(await CaseAsync(), "F27", "dueAt", "is due on", new DateOnly(2029, 10, 17));
        await TidyAsync([]);
        foreach (var (handover, whose) in new[] { (_sap, "the SAP ends its support"), (_peps, "the PEP's goes on without the coordination"), (_second, "Dr Fictive goes on without the coordination") })
        {
            await stage.PostAsync(Midwife, whose, $"/v1/cases/{_case}/handovers/{handover}/end", new { reason = "completed" });
        }

        await StepAsync("F27", "1", "closing at the third birthday", elsewhere: false);
        await TidyAsync([]);
        var refused = await stage.PostAsync(Midwife, "closes the case", $"/v1/cases/{_case}/close", new { reason = "third-birthday" });
        var file = await CaseAsync();
        stage.Expect("the case is closed and owes nothing", file.GetProperty("state").GetString() == "closed" && file.GetProperty("owed").GetArrayLength() == 0, refused.ToString());
        await LoggedAsync();
    }

    private async Task LoggedAsync()
    {
        var log = await stage.LogAsync(_case);
        foreach (var (who, account) in new[] { (Peps, Personas.Of(Peps).Id), (Marc, Domain.Ids.Account(Identity.DevelopmentIssuer.Issuer, Marc)), (Midwife, Personas.Midwife.Id) })
        {
            var (reads, logged) = (stage.Asked(who, $"/v1/cases/{_case}"), log.Count(e => e.Actor == $"{account}" && e.Action == "ReadCase"));
            stage.Expect($"every read of the case by {who} is in the log, denied ones too", reads > 0 && logged >= reads, $"{reads} reads, {logged} entries");
        }

        var denied = log.Where(e => e.Actor == $"{Domain.Ids.Account(Identity.DevelopmentIssuer.Issuer, Marc)}" && e.Action == "ReadCase").Select(e => e.Outcome).ToArray();
        stage.Expect("Marc's attempt is in it as one that was denied", denied is ["Hidden"], string.Join(", ", denied));
    }

    private async Task TidyAsync(HashSet<string> seen)
    {
        var list = await stage.GetAsync(Midwife, $"/v1/worklist?caseId={_case}&limit=100");
        foreach (var row in list!.Value.GetProperty("items").EnumerateArray())
        {
            var (code, occurrence) = (row.GetProperty("code").GetString()!, row.GetProperty("occurrence").GetString()!);
            var opened = row.GetProperty("dueAt").GetDateTimeOffset() <= stage.Now;
            if (!opened || code is "F25" or "F27")
            {
                continue;
            }

            seen.Add(code);
            await (code.StartsWith("C01", StringComparison.Ordinal) || code.StartsWith("review", StringComparison.Ordinal) || code is "F26" or "F03"
                ? StepAsync(code, occurrence, $"{code} is done", elsewhere: false)
                : AsideAsync(code, occurrence, "covered", $"sets {code} aside"));
        }
    }
}
