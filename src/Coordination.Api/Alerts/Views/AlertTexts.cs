using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Api.EventStore;
using Coordination.Api.Vault;
using Coordination.Domain;
using Coordination.Domain.Alerts;

namespace Coordination.Api.Alerts.Views;

/// <summary>The clear texts of one alert, only ever inside one request.</summary>
internal sealed record AlertTexts(string? Name, DateOnly? BirthDate, string? Ssin, string? Telephone, string? Why)
{
    /// <summary>Coded reasons, in the sender's words where no code fits.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>Red flags in the order of the alert, in the sender's words where no code fits.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>Instruments in the order of the results, as the sender named them.</summary>
    public required IReadOnlyList<string> Instruments { get; init; }

    public string? Organisation { get; init; }

    /// <summary>Opens them. The keys must be at hand.</summary>
    public static AlertTexts Open(Work work, Alert alert)
    {
        var about = alert.About!;
        string? Text(Protected? text, string field) => work.Keys.Open(text, about.Person, alert.Id, field);
        return new AlertTexts(
            Text(about.Name, AlertFields.Name),
            Text(about.BirthDate, AlertFields.BirthDate) is { } born ? DateOnly.ParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Text(about.Ssin, AlertFields.Ssin),
            Text(about.Telephone, AlertFields.Telephone),
            Text(alert.Reason, AlertFields.Reason))
        {
            Codes = [.. alert.Reasons.Select(r => Text(r.Text, AlertFields.Code) ?? r.Code)],
            Flags = [.. alert.Flags.Select(f => Text(f.Flag.Text, AlertFields.FlagCode) ?? f.Flag.Code)],
            Instruments = [.. alert.Screenings.Select(s => Text(s.InstrumentText, AlertFields.Instrument) ?? s.Instrument)],
            Organisation = Text(alert.Sender!.OrganisationText, AlertFields.Organisation) ?? alert.Sender.Organisation,
        };
    }

    /// <summary>
    /// Keyed hash of whom an alert is about and what it says, without who said it: two alerts with the same one are shown as one until a
    /// person links them. The key is of one service and one site.
    /// </summary>
    public static Guid ContentOf(Work work, Alert alert)
    {
        var (texts, about) = (Open(work, alert), alert.About!);
        string[] parts =
        [
            Joined(SearchTerms.Of(SearchKind.Name, texts.Name ?? "")),
            Joined(SearchTerms.Of(SearchKind.Telephone, texts.Telephone ?? "")),
            texts.Ssin ?? "",
            $"{texts.BirthDate:O} {about.LastPeriod:O} {about.DueDate:O} {about.ChildBornOn:O}",
            texts.Why ?? "",
            Joined(texts.Codes),
            Joined(texts.Flags),
            Joined(alert.Screenings.Zip(texts.Instruments, (s, name) => string.Create(CultureInfo.InvariantCulture, $"{name} {string.Join(',', s.Items)} {s.Total} {s.TotalSent}"))),
        ];
        var key = work.Wrapping.Derive($"alert-content\u001f{work.Service}\u001f{alert.Site}")[0];
        return new Guid(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join('\u001e', parts))).AsSpan(..16), bigEndian: true);
    }

    private static string Joined(IEnumerable<string> words) => string.Join('\u001f', words.Order(StringComparer.Ordinal));
}
