using Coordination.Api.Demo;

namespace Coordination.Api.Tests.Fixtures;

/// <summary>What happened before, told by the requests that make it happen.</summary>
internal static class Scenarios
{
    /// <summary>A family calls for the first time: MontLégia's midwife notes it. Returns the alert.</summary>
    public static async Task<Guid> RaiseAlertAsync(this ApiFixture api, object? wish = null, Persona? by = null) =>
        (await api.As(by ?? People.Midwife).DoAsync("/v1/alerts", wish ?? Alert())).Expect(201).Id;

    /// <summary>A coordinator takes an alert into a new case. Returns the case.</summary>
    public static async Task<Guid> TakeAlertAsync(this ApiFixture api, Guid alert, Persona? by = null) =>
        (await api.As(by ?? People.Midwife).DoAsync($"/v1/alerts/{alert}/take")).Expect(201).CaseId;

    /// <summary>A new case of MontLégia, led by its midwife, from an alert about this person.</summary>
    public static async Task<Guid> OpenCaseAsync(this ApiFixture api, string name = "Anouk Exemple", Persona? by = null) =>
        await api.TakeAlertAsync(await api.RaiseAlertAsync(Alert(name), by), by);

    /// <summary>What the hospital's record posts about Élise in story 1.</summary>
    public static object RecordAlert(string messageId, string? formId = null, string name = "Élise Exemple", string? site = null) => new
    {
        about = new { name, birthDate = "1991-03-18", ssin = "91031899806", lastPeriod = "2026-01-12", dueDate = "2026-10-19" },
        codes = new[] { "P03" },
        screenings = new[] { new { instrument = "EPDS", printed = new[] { 3, 3, 2, 2, 2, 2, 3, 2, 3, 4 } } },
        messageId,
        formId,
        site,
    };

    /// <summary>The least that an alert needs: about whom, from whom, why.</summary>
    public static object Alert(string name = "Anouk Exemple", string why = "Se sent dépassée, demande de l'aide.") =>
        new { about = new { name }, from = new { kind = "gp" }, why };
}
