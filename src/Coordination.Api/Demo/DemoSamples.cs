using Coordination.Api.Samples;
using Coordination.Domain.Samples;

namespace Coordination.Api.Demo;

/// <summary>Sampled accesses of the midwife to one case, one for each example, as if the log of the week before had been drawn from.</summary>
internal static class DemoSamples
{
    public static IEnumerable<DemoAct> Acts(DateTimeOffset now) =>
    [
        Draw("reading", now),
        Draw("answering", now),
        Draw("following", now),
        new("sample-following-answered", Personas.Supervisor, new AnswerSample(new() { SampleId = IdOf("following"), Finding = SampleFinding.Questionable, Text = "Aucune raison visible." })),
    ];

    public static Guid IdOf(string name) => DemoScript.IdOf($"sample-{name}");

    private static DemoAct Draw(string name, DateTimeOffset now) =>
        new($"sample-{name}", Personas.Midwife, new DrawForDemo(DemoEmergencies.CaseId, Personas.Midwife.Id, now.AddDays(-2))) { ByClock = true };
}
