using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>Consents as a reader may know them: all for those who record them, after a withdrawal too; for a service outside those that name it.</summary>
internal static class ConsentCards
{
    public static ImmutableArray<ConsentCard> Of(Work work, CaseSight sight) => [.. Shown(work, sight).Select(c => Of(work, sight, c))];

    /// <summary>Those that a reader may know of: nobody who treats the mother learns by them what she agreed to elsewhere.</summary>
    public static ImmutableArray<Consent> Shown(Work work, CaseSight sight) =>
        sight.Agreed is not null || Gate.Decide(work, Target.OfCase(work.Case.Id), new Demand(AccessAction.RecordConsent)).Granted ? sight.Shown.Consents : [];

    private static ConsentCard Of(Work work, CaseSight sight, Consent c)
    {
        var t = c.Terms;
        return new(c.Id, c.Refused, c.Withdrawn is not null, t.By, t.Capacity, t.About, t.Categories)
        {
            Scope = t.Scope,
            Relays = t.Relays,
            Kinds = t.Kinds,
            Purpose = t.Purpose,
            From = t.From,
            Until = t.Until,
            Form = t.Form,
            Language = t.Language,
            Interpreter = t.Interpreter,
            Information = t.Information,
            Evidence = t.Evidence is null || sight.Agreed is not null ? null : work.Keys.Open(t.Evidence, t.Evidence.Subject, sight.Shown.Id, CaseFields.Evidence),
            RecordedBy = c.Recorded.By,
            RecordedAt = c.Recorded.At,
            WithdrawnAt = c.Withdrawn?.At,
            ConfirmedAt = sight.Agreed is null ? c.Confirmed?.At : null,
            UnlessConfirmed = sight.Agreed is null && c.Confirmed is null ? c.LastDay : null,
            Interest = t.Interest is null || sight.Agreed is not null ? null : work.Keys.Open(t.Interest, t.Interest.Subject, sight.Shown.Id, CaseFields.Interest),
        };
    }
}
