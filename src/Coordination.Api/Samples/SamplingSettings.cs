using Coordination.Domain.Samples;

namespace Coordination.Api.Samples;

/// <summary>How much of the audit log is drawn to be reviewed, and how often.</summary>
/// <param name="Rate">How much of a period.</param>
/// <param name="Days">Length of a period; seven days begin on a Monday.</param>
internal sealed record SamplingSettings(SampleRate Rate, int Days);
