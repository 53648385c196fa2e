namespace Coordination.Api;

/// <summary>A configuration value that stops the start. The message names the key and the way out, and never repeats a secret.</summary>
internal sealed class ConfigurationRefused(string key, string reason) : Exception($"{key}: {reason}")
{
    public string Key { get; } = key;
}
