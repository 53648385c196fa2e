namespace Coordination.Api.Commands;

/// <summary>Where an export goes: a new file that only its owner reads, taken away again when the export fails, or the console.</summary>
internal sealed class ExportFile : IAsyncDisposable
{
    private readonly string? _path;
    private readonly Stream _stream;
    private bool _whole;

    private ExportFile(string? path, Stream stream) => (_path, _stream) = (path, stream);

    /// <exception cref="CommandRefused">The file is there already, or cannot be made.</exception>
    public static ExportFile Open(string? path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new(path, path is null ? Console.OpenStandardOutput() : new FileStream(path, options));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefused($"--out: {path} cannot be made ({fault.Message})");
        }
    }

    /// <exception cref="CommandRefused">It cannot be read.</exception>
    public static FileStream Existing(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefused($"{path} cannot be read ({fault.Message})");
        }
    }

    /// <summary>Writes; what is left of it when this fails is removed.</summary>
    public async Task<T> WriteAsync<T>(Func<Stream, Task<T>> write)
    {
        var done = await JudgedAsync(() => write(_stream));
        await _stream.FlushAsync();
        _whole = true;
        return done;
    }

    /// <exception cref="CommandRefused">The log is not what was numbered: in words.</exception>
    public static async Task<T> JudgedAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (InvalidDataException fault)
        {
            throw new CommandRefused($"The log does not verify: {fault.Message}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        if (_path is not null && !_whole)
        {
            File.Delete(_path);
        }
    }
}
