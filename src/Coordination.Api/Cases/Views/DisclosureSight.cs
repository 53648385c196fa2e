using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>
/// Who may know that something was disclosed: whoever may know of every thing in it, by the same decision that shows the thing (rule A65). That
/// it was shared stays listed when consent is taken back; what was said is read no more then.
/// </summary>
internal static class DisclosureSight
{
    public static bool Shows(Work work, LedgerLine line) => line.Outside is { } outside ? Shows(work, outside) : line.Items.All(item => !IsOfTheFile(item) || Knows(work, item));

    public static bool Shows(Work work, OutsideDisclosure told) =>
        told.Items.All(item => Knows(work, item)) && (!told.Items.IsEmpty || Gate.Item(work, told.Level, new ItemFacts(told.Stamp.By), listed: true).Granted);

    /// <summary>The disclosure of this id is one that the caller may know of.</summary>
    public static bool Shows(Work work, Guid disclosure) => work.Case.State.Disclosures.FirstOrDefault(d => d.Id == disclosure) is { } told && Shows(work, told);

    /// <summary>Its words too.</summary>
    public static bool Reads(Work work, LedgerLine line) =>
        Reads(Gate.Item(work, Confidentiality.N2, new ItemFacts(line.Stamp.By))) && line.Items.All(item => !IsOfTheFile(item) || Reads(work, item));

    /// <summary>Whether the caller reads a thing of the file: what she cannot read she cannot tell anybody.</summary>
    public static bool Reads(Work work, DisclosedItem item) => CaseItems.Of(work, item) is { } answer && Reads(answer);

    private static bool Reads(AccessAnswer answer) => answer.Granted && !answer.Has(Duties.HideContent) && !answer.Has(Duties.OnlyFacts);

    private static bool Knows(Work work, DisclosedItem item) => CaseItems.Of(work, item, listed: true) is { Granted: true };

    // Requests and meetings are known to whoever records consent in the case.
    private static bool IsOfTheFile(DisclosedItem item) => item.Kind <= DisclosedKind.Words;
}
