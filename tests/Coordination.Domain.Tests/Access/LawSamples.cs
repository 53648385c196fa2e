using Coordination.Domain.Access;
using Xunit;

namespace Coordination.Domain.Tests.Access;

/// <summary>How a law is tried: many questions, each changed in one way.</summary>
public sealed partial class Laws
{
    private const int Samples = 120_000;

    private delegate AccessQuestion Change(AccessQuestion question);

    private static string? Swap(string? site) => site switch { "montlegia" => "heusy", "heusy" => "montlegia", _ => site };

    private static AccessQuestion NoN0(AccessQuestion q) =>
        Sharing(q) with { Level = q.Level == Confidentiality.N0 ? Confidentiality.N1 : q.Level };

    /// <summary>A question as it is mostly asked: somebody of the service, whom nobody excluded.</summary>
    private static AccessQuestion Sharing(AccessQuestion q) =>
        q with { Live = true, Excluded = false, Place = q.Place == Place.Elsewhere ? Place.SameSite : q.Place };

    private static void NeverWidens(Change before, Change after, int samples = Samples, int atLeast = 200)
    {
        var granted = 0;
        Each(before, q =>
        {
            var (was, now) = (AccessDecision.Decide(q), AccessDecision.Decide(after(q)));
            Assert.True(Width(now) <= Width(was), $"{was} widened to {now}: {q}");
            granted += was.Granted ? 1 : 0;
        }, samples);
        Assert.True(granted >= atLeast, $"only {granted} granted answers were met");
    }

    private static void Each(Change before, Action<AccessQuestion> check, int samples = Samples)
    {
        var random = new Random(20260709);
        for (var i = 0; i < samples; i++)
        {
            check(before(Tuples.Question(Tuples.Any(random))));
        }
    }

    private static int Width(AccessAnswer answer) => answer.Granted ? (int)answer.Outcome : 0;
}
