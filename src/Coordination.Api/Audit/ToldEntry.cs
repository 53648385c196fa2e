using System.Globalization;
using Hl7.Fhir.Model;

namespace Coordination.Api.Audit;

/// <summary>An entry of the log read back from an AuditEvent that was exported: held against its leaf, and the leaf against the tree that was signed.</summary>
/// <param name="Number">Place that it claims.</param>
/// <param name="Leaf">Hash that it claims.</param>
/// <param name="Entry">The entry, put together from what the resource says.</param>
/// <param name="Proof">That it stands there; null where the export was asked for none, or the entry came after the last checkpoint.</param>
internal sealed record ToldEntry(long Number, string Leaf, LoggedEntry Entry, InclusionProof? Proof)
{
    /// <exception cref="FormatException">It is none of this product's, or something was taken out of it.</exception>
    public static ToldEntry Of(AuditEvent told)
    {
        try
        {
            return Read(told);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException("is no entry of this product's audit log", fault);
        }
    }

    /// <summary>What is wrong with it, or null.</summary>
    /// <param name="keys">Public keys of whoever may have signed; none: signatures are not looked at.</param>
    public string? Wrong(IReadOnlyCollection<CheckpointKey> keys)
    {
        var hash = Entry.HashAt(Number);
        return Convert.ToHexStringLower(hash) != Leaf ? "was changed: it does not give its leaf"
            : Proof is null ? "bears no proof"
            : !Proof.Holds(hash) ? "does not stand at its place in the tree that was signed"
            : keys.Count > 0 && !keys.Any(key => key.Signed(Proof.Checkpoint)) ? "is proved by a checkpoint that is not signed by a key that is known"
            : null;
    }

    private static ToldEntry Read(AuditEvent told)
    {
        var says = told.Entity.SelectMany(entity => entity.Detail).ToLookup(detail => detail.Type, detail => (detail.Value as FhirString)?.Value, StringComparer.Ordinal);
        string? Said(string name) => says[name].SingleOrDefault();
        var entry = new LoggedEntry(Needed(told.Source?.Observer?.Identifier?.Value), Guid.Parse(Needed(told.Id)), told.Recorded ?? default,
        [
            Needed(Single(told.Agent.Select(agent => agent.Who), "account")),
            Needed(told.Subtype.Single(code => code.System == BalpWords.Codes + "act").Code),
            Needed(Said(AuditEvents.Row)),
            Needed(Said(AuditEvents.Decision)),
            told.Source!.Site,
            Single(told.Entity.Where(entity => entity.Role?.Code == BalpWords.Patient.Code).Select(entity => entity.What), "case"),
            Single(told.Entity.Select(entity => entity.What), "thing"),
            Said(AuditEvents.Level),
            Said(AuditEvents.Detail),
        ]);
        var number = long.Parse(Needed(Said(AuditEvents.Number)), NumberStyles.None, CultureInfo.InvariantCulture);
        return new(number, Needed(Said(AuditEvents.Leaf)), entry, ProofOf(number, Said(AuditEvents.Signed), Said(AuditEvents.Path)));
    }

    private static string Needed(string? value) => value ?? throw new FormatException("is no entry of this product's audit log");

    private static string? Single(IEnumerable<ResourceReference?> references, string what) =>
        references.Select(reference => reference?.Identifier).SingleOrDefault(id => id?.System == BalpWords.Ids + what)?.Value;

    private static InclusionProof? ProofOf(long number, string? line, string? path) => line is not null && Checkpoint.Parse(line) is { } checkpoint
        ? new(number, [.. (path ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Convert.FromHexString)], checkpoint)
        : null;
}
