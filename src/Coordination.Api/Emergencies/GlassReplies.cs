using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Emergencies;

namespace Coordination.Api.Emergencies;

/// <summary>What a click comes to.</summary>
/// <param name="Id">Record of the emergency access.</param>
/// <param name="State"><c>open</c>, or <c>sealsOpen</c> after the second click.</param>
/// <param name="CaseId">The one case that it opens.</param>
/// <param name="Until">First instant at which it opens nothing any more.</param>
internal sealed record GlassReceipt(Guid Id, string State, Guid CaseId, DateTimeOffset Until);

internal static class GlassReplies
{
    private const string Open = "open";
    private const string SealsOpen = "sealsOpen";

    public static Reply Of(Guid glass, Guid file, bool seals, DateTimeOffset until) =>
        Reply.Created(new GlassReceipt(glass, seals ? SealsOpen : Open, file, until), $"/v1/glass/{glass}") with { Trace = $"glass {glass}" };

    /// <summary>After a word on a record: its state, and nothing of the case.</summary>
    public static Reply Of(OpenStream<BrokenGlass> glass, Refusal? refusal) => refusal is not null
        ? Reply.Refused(refusal)
        : Reply.Done(new Receipt(glass.Id, glass.State.Review is not null ? "reviewed" : "explained"));
}
