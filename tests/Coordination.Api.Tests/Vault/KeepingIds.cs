using System.Security.Cryptography;
using Coordination.Api.Vault;
using Xunit;

namespace Coordination.Api.Tests.Vault;

public sealed class KeepingIds
{
    private static readonly byte[] Old = RandomNumberGenerator.GetBytes(32), New = RandomNumberGenerator.GetBytes(32);

    [Theory]
    [InlineData("0197f000-0000-7000-8000-0000000000f1")]
    [InlineData("message:bench-0197f00000007000800000000000f1aa")]
    [InlineData("form:EPDS-17")]
    public void An_id_that_a_program_made_stays(string id) => Assert.Equal(id, KeptIds.Of(new WrappingKey(Old), "la-croche", id));

    [Theory]
    [InlineData("message:Élise")]
    [InlineData("two words")]
    [InlineData("EPDS-85073003328")]
    [InlineData("visit-850730")]
    [InlineData("+32477123987")]
    public void What_may_tell_of_somebody_is_hashed(string id)
    {
        var kept = KeptIds.Of(new WrappingKey(Old), "la-croche", id);

        Assert.StartsWith("hashed:", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(id, kept, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(kept, KeptIds.Of(new WrappingKey(Old), "other", id));
        Assert.NotEqual(kept, KeptIds.Of(new WrappingKey(New), "la-croche", id));
    }

    [Fact]
    public void The_same_id_is_the_same_after_the_wrapping_key_was_replaced() =>
        Assert.Equal(KeptIds.Of(new WrappingKey(Old), "la-croche", "two words"), KeptIds.Of(new WrappingKey(New, Old), "la-croche", "two words"));

    [Fact]
    public void Nothing_stays_nothing() => Assert.Null(KeptIds.Of(new WrappingKey(Old), "la-croche", null));
}
