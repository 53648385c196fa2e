using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>How a person may be reached, for whoever gets a number or an address of hers (rule A81): the way, the hours and what not to say, never why.</summary>
internal static class ReachCards
{
    /// <summary>Null where the person set no limit, or the reader gets nothing to reach her by.</summary>
    public static ReachCard? Of(Work work, Guid person, Reaching reach) =>
        reach is { Granted: true, SafeOnly: true } && work.Case.State.SafeContactOf(person) is { Restricted: true } safe ? Of(work, person, safe, reach.Today) : null;

    /// <summary>The number by which this reader may reach her: the one she called safe, else her own.</summary>
    public static string? Telephone(Work work, Person person, Reaching reach) => !reach.ByTelephone(work.Case.State, person) ? null
        : Instead(work, person.Id, t => t.Telephone, CaseFields.SafeTelephone) ?? PersonFields.Open(work, work.Case.Id, person, person.Telephone, PersonFields.Telephone);

    /// <summary>The mail address by which this reader may reach her: the one she called safe, else her own.</summary>
    public static string? Mail(Work work, Person person, Reaching reach) => !reach.ByMail(work.Case.State, person) ? null
        : Instead(work, person.Id, t => t.Mail, CaseFields.SafeMail) ?? PersonFields.Open(work, work.Case.Id, person, person.Mail, PersonFields.Mail);

    /// <summary>Where this reader may write to her or visit her: the address she called safe, else the one known of her.</summary>
    public static string? Address(Work work, Person person, Reaching reach) => !reach.AtHome(work.Case.State, person) ? null : Home(work, person);

    /// <summary>Where she is reached, for whoever may know it although she hid it.</summary>
    public static string? Home(Work work, Person person) =>
        Instead(work, person.Id, t => t.Address, CaseFields.SafeAddress) ?? PersonFields.Open(work, work.Case.Id, person, person.Address, PersonFields.Address);

    private static string? Instead(Work work, Guid person, Func<ContactTerms, Protected?> of, string field) =>
        work.Case.State.SafeContactOf(person) is { Restricted: true, Terms: { } terms } ? work.Keys.Open(of(terms), person, work.Case.Id, field) : null;

    /// <summary>Everything that may have to be opened.</summary>
    public static IEnumerable<Protected?> Sealed(CaseFile file) =>
        file.SafeContacts.SelectMany(s => (s.Terms?.Texts() ?? []).Append(s.Instructions)).Concat(file.Easings.Select(e => e.Instructions)).Concat(file.AccessAsks.Select(a => a.Text));

    private static ReachCard Of(Work work, Guid person, SafeContact safe, DateOnly today)
    {
        string? Open(Protected? text, string field) => work.Keys.Open(text, person, work.Case.Id, field);
        var counts = safe.CountsOn(today);
        return new ReachCard(counts ? safe.Channels : [], Open(safe.Instructions, CaseFields.Instructions))
        {
            Hours = HoursCard.Of(safe.Terms),
            MayLeaveMessage = safe.Terms?.MayLeaveMessage == YesNo.Yes,
            ValidUntil = safe.Terms?.ValidUntil,
            Over = counts ? null : true,
            NeutralSender = Open(safe.Terms?.NeutralSender, CaseFields.NeutralSender),
            CodeWord = Open(safe.Terms?.CodeWord, CaseFields.CodeWord),
            AddressHidden = Reaching.IsHidden(work.Case.State, person) && HiddenAddresses.MaySee(work) ? true : null,
        };
    }
}

/// <summary>Who may see a hidden address: whom its own row lets, and nobody else learns that it is hidden (rule A58).</summary>
internal static class HiddenAddresses
{
    public static bool MaySee(Work work) => Gate.Decide(
        work, Target.OfCase(work.Case.Id), new Demand(Coordination.Domain.Access.AccessAction.ReadHiddenAddress, Confidentiality.N4)).Granted;
}
