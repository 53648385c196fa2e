using Coordination.Api.Commands;
using Xunit;

namespace Coordination.Api.Tests.Configuration;

public sealed class AskingForHealth
{
    [Theory]
    [InlineData("http://+:8080", "http://127.0.0.1:8080")]
    [InlineData("http://*:8080;https://*:8443", "http://127.0.0.1:8080")]
    [InlineData("http://[::]:8080", "http://127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData(null, "http://127.0.0.1:5080")]
    public void The_address_that_is_listened_on_is_asked_on_this_machine(string? urls, string asked) =>
        Assert.Equal(asked, HealthCommand.AddressOf(Given.With(("ASPNETCORE_URLS", urls))));

    [Fact]
    public async Task Nobody_there_is_exit_code_1_and_a_sentence() => Assert.Equal(1, await Subcommands.RunAsync(["health", "--url", "http://127.0.0.1:1"]));
}
