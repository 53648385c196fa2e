using System.Net;
using System.Net.Sockets;

namespace Coordination.Benchmarks;

/// <summary>Stands between the product and the database and counts round trips: each time a client speaks after the server did.</summary>
internal sealed class CountingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private long _roundTrips;

    public CountingProxy(string host, int port)
    {
        _listener.Start();
        _ = AcceptAsync(host, port);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public long RoundTrips => Interlocked.Read(ref _roundTrips);

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
                var server = new TcpClient();
                await server.ConnectAsync(host, port, _stop.Token);
                client.NoDelay = server.NoDelay = true;
                var spoke = new Speaker();
                _ = PumpAsync(client, server, spoke, fromClient: true);
                _ = PumpAsync(server, client, spoke, fromClient: false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped: the run is over.
            _listener.Stop();
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Speaker last, bool fromClient)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer, _stop.Token)) > 0)
            {
                if (fromClient && !last.Client)
                {
                    Interlocked.Increment(ref _roundTrips);
                }

                last.Client = fromClient;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            last.Client = false;
        }

        from.Close();
        to.Close();
    }

    private sealed class Speaker
    {
        public volatile bool Client;
    }
}
