using Coordination.Domain.Samples;

namespace Coordination.Api.EventStore;

/// <summary>A sampled access, where a work is about one. Its case is not read along: whoever reviews it may not know the case.</summary>
internal sealed partial class Work
{
    public OpenStream<AccessSample>? SampleStream { get; private set; }

    public OpenStream<AccessSample> Sample => SampleStream ?? throw new InvalidOperationException("This request opened no sampled access.");
}
