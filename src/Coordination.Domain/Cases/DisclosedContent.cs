using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Domain.Cases;

/// <summary>
/// Things of a case as they are disclosed: their level, whose they are, and a hash of them as they are stored. Of sealed texts the seal is hashed and
/// never the clear text, so the hash shows later that this was what was told, and nothing once the person's keys are destroyed.
/// </summary>
/// <param name="Level">Who may know of it.</param>
/// <param name="Subject">Whose data it is.</param>
/// <param name="Stored">Codes and seals.</param>
public sealed record DisclosedContent(Confidentiality Level, Guid Subject, ImmutableArray<string> Stored)
{
    /// <summary>The thing of this kind and id as it is now, or null.</summary>
    public static DisclosedContent? Of(CaseFile state, DisclosedItem item) => item.Kind switch
    {
        DisclosedKind.Entry => state.Entries.FirstOrDefault(e => e.Id == item.Id) is { } e ? new(e.Level, e.Subject, [e.Kind, .. e.Texts.Select(t => t.Text.Cipher)]) : null,
        DisclosedKind.Contact => state.Contacts.FirstOrDefault(c => c.Id == item.Id) is { } c ? new(c.Level, c.With.Person ?? state.Mother, [$"{c.Channel}", Seal(c.Text)]) : null,
        DisclosedKind.Screening => state.Screenings.FirstOrDefault(s => s.Id == item.Id) is { } s ? new(s.Level, s.Subject, [s.Result.Instrument]) : null,
        DisclosedKind.Factor => state.Factors.FirstOrDefault(f => f.Id == item.Id) is { } f ? new(f.Level, f.Subject ?? state.Mother, [f.Code, Seal(f.Note), Seal(f.Text)]) : null,
        DisclosedKind.RedFlag => state.Flags.FirstOrDefault(f => f.Id == item.Id) is { } f ? new(f.Level, f.Subject ?? state.Mother, [f.Code, Seal(f.Text), Seal(f.Qualification)]) : null,
        DisclosedKind.Person => state.Find(item.Id) is { } p ? new(Confidentiality.N2, p.Id, [Seal(p.Name), Seal(p.BirthDate), Seal(p.Telephone), Seal(p.Address)]) : null,
        _ => null,
    };

    /// <summary>Hash of things with what was said beside them.</summary>
    public static string Hash(IEnumerable<(DisclosedItem Item, DisclosedContent Content)> what, Protected? text = null) =>
        Hash(what.SelectMany(w => w.Content.Stored.Prepend($"{w.Item.Kind}/{w.Item.Id:N}")).Append(Seal(text)));

    /// <summary>Hash of codes and seals.</summary>
    internal static string Hash(IEnumerable<string> stored) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', stored))));

    internal static string Seal(Protected? text) => text?.Cipher ?? "";
}
