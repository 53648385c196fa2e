namespace Coordination.Domain.Samples;

/// <summary>Decisions on a sampled access. Who may answer at all is the access table's; never the one whose access it is, for whom it is not there.</summary>
public static class SampleDecider
{
    /// <summary>Drawn once: the same entry has the same stream.</summary>
    public static Decision Draw(AccessSample sample, AccessDrawn drawn) => sample.Drawn is not null ? Decision.AlreadySo : Decision.Of(drawn);

    public static Decision Review(AccessSample sample, SampleFinding finding, Protected? text, Stamp stamp) =>
        sample.Drawn is null || sample.By == stamp.By ? SampleRefusals.Unknown
        : sample.Review is { } done ? done.Finding == finding && done.Text == text ? Decision.AlreadySo : SampleRefusals.AlreadyReviewed
        : finding != SampleFinding.Justified && text is null ? SampleRefusals.NeedsWords
        : Decision.Of(new SampleReviewed(finding, text, stamp));

    public static Decision FollowUp(AccessSample sample, Protected text, Stamp stamp) =>
        sample.Drawn is null || sample.By == stamp.By ? SampleRefusals.Unknown
        : sample.Review is not { Finding: SampleFinding.Questionable } ? SampleRefusals.NotQuestionable
        : sample.FollowUp is not { } done ? Decision.Of(new SampleFollowedUp(text, stamp))
        : done.Text == text ? Decision.AlreadySo
        : SampleRefusals.AlreadyFollowedUp;
}
