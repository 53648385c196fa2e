using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Api.Access;
using Coordination.Api.Cases;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Relays;

namespace Coordination.Api.Relays;

/// <summary>What the matching may know of a family: only what this reader may see, so that a reason never betrays what is sealed for her.</summary>
internal static partial class FamilyView
{
    public static async Task<FamilyFacts> OfAsync(Work work, CancellationToken ct)
    {
        var (file, mother) = (work.Case.State, work.Case.State.Find(work.Case.State.Mother));
        var address = MayReach(work) ? mother?.Address : null;
        await work.KeysAsync([mother?.BirthDate, address], ct);
        var birth = file.Births.IsEmpty ? null : (DateOnly?)file.Births.Min(b => b.On);
        return new FamilyFacts
        {
            DueDate = file.Pregnancy?.DueDate,
            Birth = birth,
            GestationAtBirth = birth is { } on && file.Pregnancy is { } pregnancy ? Domain.Time.GestationalAge.On(on, pregnancy.DueDate).TotalDays : null,
            ParentBirth = mother is null ? null : DateOf(PersonFields.Open(work, file.Id, mother, mother.BirthDate, PersonFields.BirthDate)),
            Postcode = mother is null ? null : PostcodeOf(PersonFields.Open(work, file.Id, mother, address, PersonFields.Address)),
            Factors = FactorsOf(work, file),
            Mandates = MandateSight.Authorities(work),
            Languages = mother?.Language is { } language ? [language] : null,
        };
    }

    // Safe contact withholds the address from those it is set against: the place is then asked, not told.
    private static bool MayReach(Work work)
    {
        var answer = Gate.Decide(work, Target.OfCase(work.Case.Id), new Demand(AccessAction.ReadContactDetail, Confidentiality.N2));
        return answer.Granted && !answer.Has(Duties.SafeChannelsOnly);
    }

    private static ImmutableDictionary<string, YesNo> FactorsOf(Work work, CaseFile file) => file.Factors
        .Where(f => Gate.Item(work, f.Level, new ItemFacts(f.Stamp.By)) is { Granted: true } answer && !answer.Has(Duties.HideContent) && !answer.Has(Duties.OnlyFacts))
        .GroupBy(f => f.Code)
        .ToImmutableDictionary(known => known.Key, known => known.Select(Weighed).MaxBy(w => w.Weight).Answer);

    // A suspicion is a question to ask, not a yes; what is over is a no. Of several notes on one factor a yes counts most.
    private static (int Weight, YesNo Answer) Weighed(Factor factor) => factor switch
    {
        { Resolved: not null } => (1, YesNo.No),
        { Status: FactorStatus.Suspected } => (2, YesNo.Unknown),
        _ => (3, YesNo.Yes),
    };

    private static DateOnly? DateOf(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The postcode in an address as people write it, or null.</summary>
    public static string? PostcodeOf(string? address) => address is not null && Place().Match(address) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Four digits before the name of a place: a house number has none behind it.</summary>
    [GeneratedRegex(@"\b([1-9][0-9]{3})\s+\p{L}", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Place();
}
