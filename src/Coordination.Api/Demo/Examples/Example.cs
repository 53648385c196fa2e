namespace Coordination.Api.Demo.Examples;

/// <summary>A request of the reference that works on the demonstration, also when it is sent again.</summary>
/// <param name="By">Persona whose token it is sent with.</param>
/// <param name="With">Values of path and query parameters, by name.</param>
/// <param name="Body">Instead of the body that the door itself shows.</param>
internal sealed record Example(Persona By, object? With = null, object? Body = null)
{
    /// <summary><c>Idempotency-Key</c>, where the same request would not be taken twice, or closes the door behind its sender.</summary>
    public string? Key { get; init; }

    /// <summary><c>If-Match</c>, where it is demanded.</summary>
    public string? Version { get; init; }
}

/// <summary>A day counted from the day on which the reference is read.</summary>
internal sealed record InDays(int Days);

/// <summary>A day counted from the day on which the demonstration was made.</summary>
internal sealed record DayOfDemo(int Days);

/// <summary>Ten in the morning in Brussels, counted from the day on which the reference is read.</summary>
internal sealed record TenInDays(int Days);

/// <summary>The example of every door; the tests know when one is missing.</summary>
internal static class AllExamples
{
    private static readonly Dictionary<Type, Example> Known = new(
        [.. AlertExamples.All, .. CaseExamples.All, .. HandoverExamples.All, .. RelayDoorExamples.All, .. ConcertationExamples.All, .. ConsultationExamples.All, .. EmergencyExamples.All, .. SampleExamples.All, .. TransferExamples.All, .. RightExamples.All, .. DirectoryExamples.All, .. AccountExamples.All]);

    public static Example? Of(Type message) => Known.GetValueOrDefault(message);
}
