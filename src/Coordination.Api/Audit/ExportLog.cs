using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Coordination.Api.Audit;

/// <summary>How an export is written.</summary>
internal enum ExportForm
{
    /// <summary>One AuditEvent a line.</summary>
    NdJson,

    /// <summary>One Bundle of all.</summary>
    Bundle,
}

/// <summary>What came of an export.</summary>
/// <param name="Entries">Entries that were written.</param>
/// <param name="Proved">Those of them that bear a proof.</param>
internal sealed record Exported(long Entries, long Proved);

/// <summary>Writes entries of the log as FHIR AuditEvent, one after the other: a log of any length in little memory.</summary>
internal sealed class ExportLog(ReadLog log, AuditEvents events, Action<long> progress)
{
    private const int Told = 10_000;

    // Opened by the first entry: FHIR knows no empty list.
    private const string Opening = ",\"entry\":[";

    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions { WriteIndented = false }.ForFhir();

    /// <param name="filter">Which entries.</param>
    /// <param name="tree">Proves them; null for none.</param>
    /// <param name="form">As lines or as one Bundle.</param>
    /// <param name="to">Where to.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="InvalidDataException">An entry is not what was numbered: what is written so far ends before it.</exception>
    public async Task<Exported> RunAsync(LogFilter filter, LogTree? tree, ExportForm form, Stream to, CancellationToken ct)
    {
        var (written, proved) = (0L, 0L);
        await using var text = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true);
        await text.WriteAsync(form == ExportForm.Bundle ? "{\"resourceType\":\"Bundle\",\"type\":\"collection\"" : "");
        await foreach (var entry in log.EntriesAsync(filter, ct))
        {
            var proof = tree is null ? null : await tree.ProveAsync(entry.Number);
            await text.WriteAsync(Form(events.Of(entry, proof), form, first: written == 0));
            proved += proof is null ? 0 : 1;
            if (++written % Told == 0)
            {
                progress(written);
            }
        }

        await text.WriteAsync(form == ExportForm.NdJson ? "" : written == 0 ? "}\n" : "]}\n");
        return new(written, proved);
    }

    private static string Form(AuditEvent told, ExportForm form, bool first)
    {
        var json = JsonSerializer.Serialize(told, Json);
        return form == ExportForm.NdJson ? $"{json}\n" : $$"""{{(first ? Opening : ",")}}{"fullUrl":"urn:uuid:{{told.Id}}","resource":{{json}}}""";
    }
}
