using System.Text.Json;
using Coordination.Domain.FollowUp;

namespace Coordination.Api.FollowUp;

/// <summary>A follow-up plan with short delays, for trials that cannot wait working days. In development only: families are owed the plan in force.</summary>
internal static class TrialPlan
{
    public const string Key = "FollowUp:PlanFile";

    public static PlanVersion Load(IConfiguration configuration, bool development)
    {
        if (configuration[Key] is not { Length: > 0 } path)
        {
            return Plans.Current;
        }

        return development ? Read(path) : throw new ConfigurationRefused(Key, "is for trials in development: elsewhere the plan in force is owed");
    }

    private static PlanVersion Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Plans.Trial(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new ConfigurationRefused(Key, $"names no plan that can be read ({e.Message})");
        }
    }
}
