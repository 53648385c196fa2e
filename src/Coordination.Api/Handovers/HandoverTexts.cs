using Coordination.Api.EventStore;
using Coordination.Domain;

namespace Coordination.Api.Handovers;

/// <summary>Where a handover's sealed texts stand.</summary>
internal static class HandoverFields
{
    public const string Need = "handover.need";
    public const string SaidBy = "handover.saidBy";
    public const string Note = "handover.note";
    public const string Colleague = "handover.colleague";
    public const string Where = "handover.where";
    public const string Bridging = "handover.bridging";
}

/// <summary>Texts of one handover, sealed for the index parent: whatever is said in it is about her family.</summary>
internal sealed class HandoverTexts
{
    private readonly Work _work;
    private readonly Guid _handover;

    private HandoverTexts(Work work, Guid handover) => (_work, _handover) = (work, handover);

    public static async Task<HandoverTexts> OfAsync(Work work, Guid handover, CancellationToken ct)
    {
        await work.KeysAsync([work.Case.State.Mother], ct);
        return new(work, handover);
    }

    public Protected? Seal(string field, string? text) => _work.SealOrNull(_work.Case.State.Mother, _handover, field, text);

    /// <summary>The stored seal when the text is the same: every seal differs, and the same words again are no change.</summary>
    public Protected? SealIfNew(Protected? stored, string field, string? text) =>
        stored is not null && text is not null && Open(stored, field) == text.Trim() ? stored : Seal(field, text);

    public string? Open(Protected? text, string field) => text is null ? null : _work.Keys.Open(text, text.Subject, _handover, field);
}
