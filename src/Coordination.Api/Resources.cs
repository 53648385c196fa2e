namespace Coordination.Api;

/// <summary>Files built into the assembly: message texts, reference data.</summary>
internal static class Resources
{
    public static Stream Open(string name) => typeof(Resources).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"No resource {name} is built into the assembly.");
}
