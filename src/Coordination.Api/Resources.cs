namespace Coordination.Api;

/// <summary>Texts built into the assembly: schema scripts, message texts.</summary>
internal static class Resources
{
    public static string Text(string name)
    {
        using var stream = Open(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static Stream Open(string name) => typeof(Resources).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"No resource {name} is built into the assembly.");
}
