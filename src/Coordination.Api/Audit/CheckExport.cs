using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Coordination.Api.Audit;

/// <summary>Holds an export against the tree that was signed, without a database: what whoever received it can do by herself.</summary>
internal static class CheckExport
{
    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions().ForFhir();

    /// <summary>How many entries hold, and what is wrong with the first that does not; null where all do.</summary>
    /// <param name="export">Lines, or one Bundle.</param>
    /// <param name="keys">Public keys of whoever may have signed; none: signatures are not looked at.</param>
    public static (long Entries, string? Wrong) Run(Stream export, IReadOnlyCollection<CheckpointKey> keys)
    {
        var entries = 0L;
        try
        {
            foreach (var told in Read(export))
            {
                if (told.Wrong(keys) is { } wrong)
                {
                    return (entries, $"number {told.Number}, entry {told.Entry.Id}, {wrong}");
                }

                entries++;
            }
        }
        catch (Exception fault) when (fault is FormatException or JsonException or DeserializationFailedException)
        {
            return (entries, $"resource {entries + 1} {(fault is FormatException ? fault.Message : "is no AuditEvent of FHIR R4")}");
        }

        return (entries, null);
    }

    /// <exception cref="FormatException">A resource that is no entry of the log.</exception>
    public static IEnumerable<ToldEntry> Read(Stream export)
    {
        using var lines = new StreamReader(export, leaveOpen: true);
        while (lines.ReadLine() is { } line)
        {
            foreach (var told in Events(line))
            {
                yield return ToldEntry.Of(told);
            }
        }
    }

    private static IEnumerable<AuditEvent> Events(string line) => line.Length == 0 ? [] : JsonSerializer.Deserialize<Resource>(line, Json) switch
    {
        AuditEvent told => [told],
        Bundle bundle => bundle.Entry.Select(entry => entry.Resource as AuditEvent ?? throw new FormatException("is no AuditEvent")),
        _ => throw new FormatException("is no AuditEvent"),
    };
}
