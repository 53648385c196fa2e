namespace Coordination.Api.Tests.Fixtures;

/// <summary>Files of the repository that tests hold against the product.</summary>
internal static class Repository
{
    public static string Read(params ReadOnlySpan<string> path) => File.ReadAllText(Path.Combine([Root(), .. path]));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Coordination.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
