using System.Buffers;
using System.Runtime.InteropServices;
using Coordination.Api.EventStore;
using Xunit;

namespace Coordination.Api.Tests.EventStore;

/// <summary>A send that was given up may still read what it sends: its memory is written by nobody else.</summary>
public sealed class LendingMemory
{
    [Fact]
    public void What_was_not_answered_for_is_lent_to_nobody()
    {
        ReadOnlyMemory<byte> sending;
        using (var documents = new Documents())
        {
            sending = documents.Add("of a family");
        }

        Assert.True(MemoryMarshal.TryGetArray(sending, out var held));
        Assert.NotSame(held.Array, ArrayPool<byte>.Shared.Rent(held.Array!.Length));
    }
}
