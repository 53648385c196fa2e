using System.Net;
using System.Net.Sockets;

namespace Coordination.Proofs.Cuts;

/// <summary>
/// Stands between the product and the database and cuts a connection at its commit: before the word reaches the server, or after the server
/// said that it is done and before the product hears it. Of every so many commits one, by the seed.
/// </summary>
internal sealed class CuttingProxy : IDisposable
{
    // A command is one batch, which the server commits at its end: it is known by the type that stands beside each of its events.
    private static readonly byte[] Commit = ", Coordination.Domain"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Random _random;
    private readonly Lock _gate = new();
    private int _before;
    private int _after;

    public CuttingProxy(string host, int port, int seed)
    {
        _random = new Random(seed);
        _listener.Start();
        _ = AcceptAsync(host, port);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>One commit of so many is cut; 0 cuts none.</summary>
    public int OneOf { get; set; }

    /// <summary>Commits that the server never saw.</summary>
    public int Before => Volatile.Read(ref _before);

    /// <summary>Commits that the server made and the product did not hear of.</summary>
    public int After => Volatile.Read(ref _after);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync(string host, int port)
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var server = new TcpClient { NoDelay = true };
                client.NoDelay = true;
                await server.ConnectAsync(host, port, _stop.Token);
                var pair = new Pair(client, server);
                _ = PumpAsync(pair, fromClient: true);
                _ = PumpAsync(pair, fromClient: false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped: the run is over.
            _listener.Stop();
        }
    }

    private async Task PumpAsync(Pair pair, bool fromClient)
    {
        var (from, to) = fromClient ? (pair.Client, pair.Server) : (pair.Server, pair.Client);
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer, _stop.Token)) > 0)
            {
                if (fromClient ? CutsBefore(pair, buffer.AsSpan(0, read)) : pair.Deaf)
                {
                    break;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            pair.Deaf = true;
        }

        pair.Close();
    }

    // The server's answer to a commit comes when it is made: from then on this connection hears nothing more.
    private bool CutsBefore(Pair pair, ReadOnlySpan<byte> said)
    {
        if (OneOf == 0 || said.IndexOf(Commit) < 0)
        {
            return false;
        }

        lock (_gate)
        {
            if (_random.Next(OneOf) != 0)
            {
                return false;
            }

            if (_random.Next(2) == 0)
            {
                _before++;
                return true;
            }

            _after++;
            pair.Deaf = true;
            return false;
        }
    }

    private sealed class Pair(TcpClient client, TcpClient server)
    {
        public TcpClient Client { get; } = client;

        public TcpClient Server { get; } = server;

        public volatile bool Deaf;

        public void Close()
        {
            Client.Close();
            Server.Close();
        }
    }
}
