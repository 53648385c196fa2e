using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Concertations;

namespace Coordination.Api.Concertations;

/// <summary>What writing to a concertation is answered with.</summary>
internal static class ConcertationReplies
{
    /// <param name="meeting">The stream written to.</param>
    /// <param name="refusal">What the decision said no with, or null.</param>
    /// <param name="id">The thing written when it is not the meeting itself.</param>
    /// <param name="warnings">Codes of what deserves attention.</param>
    public static Reply Of(OpenStream<Concertation> meeting, Refusal? refusal, Guid? id = null, ImmutableArray<string>? warnings = null) => refusal is not null
        ? Reply.Refused(refusal)
        : Reply.Done(new Receipt(id ?? meeting.Id, Word(meeting.State.Status)) { CaseId = meeting.State.Case, Warnings = warnings });

    public static Reply Of(OpenStream<Concertation> meeting, Refusal? refusal, IEnumerable<NewDecision> decisions) => refusal is not null
        ? Reply.Refused(refusal)
        : Reply.Done(Minuted(meeting, decisions));

    public static MinutesReceipt Minuted(OpenStream<Concertation> meeting, IEnumerable<NewDecision> decisions) => new(
        meeting.Id,
        Word(meeting.State.Status),
        meeting.State.Case,
        [.. decisions.Select(d => meeting.State.Find(d.Id)).OfType<TakenDecision>().Select(d => new DecisionReceipt(d.Id, d.Owner.Id, d.DueOn))]);

    public static string Path(OpenStream<Concertation> meeting) => $"/v1/cases/{meeting.State.Case}/concertations/{meeting.Id}";

    private static string Word(ConcertationStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}

/// <param name="Id">The meeting.</param>
/// <param name="State">Its state.</param>
/// <param name="CaseId">Case it belongs to.</param>
/// <param name="Decisions">What the request decided, in its order.</param>
internal sealed record MinutesReceipt(Guid Id, string State, Guid CaseId, ImmutableArray<DecisionReceipt> Decisions);

internal sealed record DecisionReceipt(Guid Id, Guid Owner, DateOnly DueOn);
