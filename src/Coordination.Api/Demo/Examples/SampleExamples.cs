using Coordination.Api.Samples;

namespace Coordination.Api.Demo.Examples;

internal static class SampleExamples
{
    public static IEnumerable<KeyValuePair<Type, Example>> All =>
    [
        // The answer closes the record for who answered.
        new(typeof(AnswerSample), new(Personas.Supervisor, new { sampleId = DemoSamples.IdOf("answering") }) { Key = "example-answer-sample" }),
        new(typeof(FollowUpSample), new(Personas.Of("privacy-officer"), new { sampleId = DemoSamples.IdOf("following") }) { Key = "example-follow-up-sample" }),
        new(typeof(ReadSample), new(Personas.Supervisor, new { sampleId = DemoSamples.IdOf("reading") })),
        new(typeof(ListSamples), new(Personas.Supervisor, new { limit = 5 })),
        new(typeof(CountSamples), new(Personas.Supervisor, new { limit = 5 })),
    ];
}
