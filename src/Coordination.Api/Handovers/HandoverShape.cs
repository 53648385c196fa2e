namespace Coordination.Api.Handovers;

/// <summary>Shapes that the slices of a handover share.</summary>
internal static class HandoverShape
{
    public const int LongestText = 4000;
}
