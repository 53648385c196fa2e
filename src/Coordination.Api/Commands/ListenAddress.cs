using System.Net;
using System.Net.Sockets;

namespace Coordination.Api.Commands;

/// <summary>Whether an address can be listened at, asked of the system before anything else is started.</summary>
internal static class ListenAddress
{
    /// <exception cref="CommandRefused">Another process listens there.</exception>
    public static void RequireFree(IEnumerable<string> urls)
    {
        foreach (var url in urls)
        {
            if (!IsFree(url))
            {
                throw Taken(url);
            }
        }
    }

    public static CommandRefused Taken(string url) => new($"{url} is taken by another process: choose another address with --urls.");

    // What is no address, or no port of this machine, is for the server itself to judge.
    private static bool IsFree(string url)
    {
        if (EndPoint(url) is not { } point)
        {
            return true;
        }

        using var socket = new Socket(point.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(point);
            socket.Listen();
            return true;
        }
        catch (SocketException fault)
        {
            return fault.SocketErrorCode != SocketError.AddressAlreadyInUse;
        }
    }

    private static IPEndPoint? EndPoint(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }

        var host = address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host.Trim('[', ']'), out var named) ? named
            : IPAddress.Any;
        return address.IsUnixPipe || address.IsNamedPipe ? null : new(host, address.Port);
    }
}
