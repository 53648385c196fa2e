using System.Text.RegularExpressions;
using Coordination.Api.Outbox;
using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>Nothing leaves the house but through the one gate: no job, no endpoint and no command has a way of its own (rules A57, A61).</summary>
public sealed partial class TheGate
{
    // Whoever speaks to another machine, and why it tells nothing of a family.
    private static readonly Dictionary<string, string> OtherClients = new(StringComparer.Ordinal)
    {
        ["src/Coordination.Api/Outbox/SmtpMail.cs"] = "the transport itself",
        ["src/Coordination.Api/Demo/Stage.cs"] = "the demonstration asks its own door",
        ["src/Coordination.Api/Vault/TransitCustody.cs"] = "asks the key service to open a wrapping key: that key and nothing else",
        ["src/Coordination.Api/Commands/HealthCommand.cs"] = "asks whether its own node is healthy",
        ["src/Coordination.Api/Commands/ListenAddress.cs"] = "looks whether the port is free",
        ["src/Coordination.Api/EventStore/StoreFailures.cs"] = "tells a lost connection from another fault",
        ["src/Coordination.Api/EventStore/PostgresCluster.cs"] = "finds a free port for the private server",
    };

    private readonly CallGraph _calls = new();

    [Fact]
    public void Only_the_outbox_hands_a_message_to_a_transport() =>
        Assert.Equal([typeof(SendOutbox)], _calls.Naming(typeof(IMailTransport).GetMethod(nameof(IMailTransport.SendAsync))!));

    [Fact]
    public void Only_the_gate_says_that_a_message_may_leave() =>
        Assert.Equal([typeof(LeavingGate)], _calls.Naming(typeof(Leaving).GetConstructors()[0]));

    [Fact]
    public void The_outbox_asks_the_gate() =>
        Assert.Equal([typeof(SendOutbox)], _calls.Naming(typeof(ILeavingGate).GetMethod(nameof(ILeavingGate.DecideAsync))!));

    [Fact]
    public void Nobody_else_speaks_to_another_machine() => Rule.Holds(
        "A file that opens a connection other than the database's stands in the list, with why it tells nothing of a family",
        Source.Product.Where(f => Client().IsMatch(f.Code)),
        f => OtherClients.ContainsKey(f.Path),
        f => f.Path);

    [GeneratedRegex(@"\b(MailKit|SmtpClient|HttpClient|HttpMessageInvoker|WebRequest|TcpClient|UdpClient|ClientWebSocket|System\.Net\.Sockets)\b")]
    private static partial Regex Client();
}
