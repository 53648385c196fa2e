using System.Net;

namespace Coordination.Proofs.Canaries;

/// <summary>A collector that keeps whatever it is sent: spans and meters as OTLP over HTTP.</summary>
internal sealed class TraceSink : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly FileStream _file;
    private readonly Task _taking;

    public TraceSink(string path)
    {
        Path = path;
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        Address = $"http://127.0.0.1:{Ground.FreePort()}";
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        _taking = TakeAsync();
    }

    public string Address { get; }

    public string Path { get; }

    public int Posts { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _taking;
        await _file.DisposeAsync();
        _listener.Close();
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                var post = await _listener.GetContextAsync();
                await post.Request.InputStream.CopyToAsync(_file);
                await _file.FlushAsync();
                Posts++;
                post.Response.ContentType = "application/x-protobuf";
                post.Response.Close();
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
            // Stopped: whoever sends now has ended too.
        }
    }
}
