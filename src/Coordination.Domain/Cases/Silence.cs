using System.Collections.Immutable;
using Coordination.Domain.FollowUp;

namespace Coordination.Domain.Cases;

/// <summary>What the file says of a family that is not heard of.</summary>
internal static class Silence
{
    /// <summary>Last day on which somebody of the family was reached: by a noted contact, or to be asked the questions of an instrument. Null = never.</summary>
    public static DateOnly? HeardOn(CaseFile state)
    {
        var asked = state.Screenings.Where(s => s.Alert is null).Select(s => (DateOnly?)s.On).Max();
        return asked > state.LastContactOn || state.LastContactOn is null ? asked : state.LastContactOn;
    }

    /// <summary>Days of the attempts that nobody answered since then, oldest first.</summary>
    public static ImmutableArray<DateOnly> Missed(CaseFile state)
    {
        var since = Silences.Since(state.Opened!.At, HeardOn(state), state.SilenceCountsFrom);
        var reached = Enumerable.Range(0, state.Contacts.Length).LastOrDefault(at => IsFamily(state.Contacts[at], reached: true) && state.Contacts[at].OccurredOn == since, -1);
        return
        [
            .. state.Contacts.Where((c, at) => IsFamily(c, reached: false) && (c.OccurredOn > since || (c.OccurredOn == since && at > reached)))
                .Select(c => c.OccurredOn).Order(),
        ];
    }

    private static bool IsFamily(Contact contact, bool reached) => contact.With?.Person is not null && contact.Reached == reached;
}
