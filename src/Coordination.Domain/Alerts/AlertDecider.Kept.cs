using System.Collections.Immutable;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Domain.Alerts;

/// <summary>What an alert said is kept for a while where it became no case.</summary>
public static partial class AlertDecider
{
    /// <summary>Deletes what it said. Nothing where it waits, went into a case, has something left to compare, or was emptied already.</summary>
    /// <param name="state">The alert.</param>
    /// <param name="retention">Version of the retention table.</param>
    /// <param name="stamp">Who and when.</param>
    public static Decision Forget(Alert state, string retention, Stamp stamp) =>
        state is { IsOver: true, Received: { } received, Answered: { } answered, Outcome: { } outcome }
            ? Decision.Of(new AlertForgotten(
                state.Id, state.Sender?.Organisation, CivilTime.DayOf(received.At), outcome, answered.By, CivilTime.DayOf(answered.At),
                new(DisclosedContent.Hash(Stored(state)), Hashed(state.Sender?.MessageId), Hashed(state.Sender?.FormId)), retention, stamp))
            : Decision.AlreadySo;

    /// <summary>Keeps it longer, for a reason that stands against deleting it today.</summary>
    public static Decision KeepLonger(Alert state, string reason, Stamp stamp) => state.IsOver ? Decision.Of(new AlertKeptLonger(reason, stamp)) : Decision.AlreadySo;

    private static string? Hashed(string? id) => id is null ? null : DisclosedContent.Hash([id]);

    private static ImmutableArray<string> Stored(Alert alert) =>
    [
        .. Seals(alert.About is { } a ? [a.Name, a.BirthDate, a.Ssin, a.Telephone] : []),
        .. Seals(alert.Sender is { } s ? [s.KindText, s.Name, s.Telephone, s.OrganisationText] : []),
        .. Seals([alert.Reason, alert.Qualification]),
        .. alert.Reasons.OrEmpty().SelectMany(r => new[] { r.Code, DisclosedContent.Seal(r.Text) }),
        .. alert.Screenings.OrEmpty().SelectMany(r => new[] { r.Instrument, DisclosedContent.Seal(r.InstrumentText) }),
        .. alert.Flags.OrEmpty().SelectMany(f => new[] { f.Flag.Code, DisclosedContent.Seal(f.Flag.Text), DisclosedContent.Seal(f.Qualification) }),
        .. alert.Conflicts.OrEmpty().SelectMany(c => new[] { DisclosedContent.Seal(c.Content), DisclosedContent.Seal(c.Note) }),
    ];

    private static IEnumerable<string> Seals(IEnumerable<Protected?> texts) => texts.Select(DisclosedContent.Seal);
}
