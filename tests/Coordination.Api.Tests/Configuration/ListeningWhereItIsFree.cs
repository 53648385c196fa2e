using System.Net;
using System.Net.Sockets;
using Coordination.Api.Commands;
using Xunit;

namespace Coordination.Api.Tests.Configuration;

/// <summary>Who cannot listen starts nothing: the address is tried before a database or a clock.</summary>
public sealed class ListeningWhereItIsFree
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("+")]
    public void A_taken_address_is_named_in_one_sentence(string host)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{host}:{((IPEndPoint)other.LocalEndpoint).Port}";

        var refused = Assert.Throws<CommandRefused>(() => ListenAddress.RequireFree([url]));

        Assert.Equal($"{url} is taken by another process: choose another address with --urls.", refused.Message);
        other.Stop();
        ListenAddress.RequireFree([url]);
    }

    [Fact]
    public void What_is_no_address_is_left_to_the_server() => ListenAddress.RequireFree(["nowhere", "http://unix:/tmp/none.sock", "http://127.0.0.1:0"]);
}
