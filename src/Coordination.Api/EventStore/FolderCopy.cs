namespace Coordination.Api.EventStore;

/// <summary>Copies a folder of programs so that every user may read and run them.</summary>
internal static class FolderCopy
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Runnable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void Replace(string source, string target)
    {
        var part = Fresh($"{target}.part");
        Copy(new DirectoryInfo(source), part);
        MoveInto(part, target);
    }

    /// <summary>An empty folder, without what a killed attempt left in it.</summary>
    public static string Fresh(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Puts a finished folder in place at once, so that a half-made one is never used.</summary>
    public static void MoveInto(string part, string target)
    {
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.Move(part, target);
    }

    private static void Copy(DirectoryInfo source, string target)
    {
        Mode(Directory.CreateDirectory(target).FullName, Runnable);
        foreach (var folder in source.EnumerateDirectories())
        {
            Copy(folder, Path.Combine(target, folder.Name));
        }

        foreach (var file in source.EnumerateFiles())
        {
            // A link becomes the file that it names: fewer cases, and the copy stands alone.
            var copy = file.CopyTo(Path.Combine(target, file.Name), overwrite: true);
            Mode(copy.FullName, OperatingSystem.IsWindows() || !file.UnixFileMode.HasFlag(UnixFileMode.UserExecute) ? Readable : Runnable);
        }
    }

    private static void Mode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
