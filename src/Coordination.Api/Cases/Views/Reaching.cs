using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>Which contact details this reader gets: none, all, or of each person those of her safe channels (rule A81).</summary>
internal readonly record struct Reaching(bool Granted, bool SafeOnly)
{
    public static Reaching Of(Work work)
    {
        var answer = Gate.Decide(work, Target.OfCase(work.Case.Id), new Demand(AccessAction.ReadContactDetail, Confidentiality.N2));
        return new(answer.Granted, answer.Has(Duties.SafeChannelsOnly));
    }

    public bool ByTelephone(CaseFile file, Person person) => Granted && (!SafeOnly || MayBeCalled(file, person.Id));

    public bool ByMail(CaseFile file, Person person) => Open(file, person, "mail");

    public bool AtHome(CaseFile file, Person person) => Open(file, person, "letter", "visit");

    /// <summary>Whether a person may be called or written to on a telephone: one who set no limit may, also where another person of the case did.</summary>
    public static bool MayBeCalled(CaseFile file, Guid person) => IsSafe(file, person, "telephone", "sms");

    /// <summary>Whether a person may be written to by mail.</summary>
    public static bool MayBeWrittenTo(CaseFile file, Guid person) => IsSafe(file, person, SafeChannels.Mail);

    private bool Open(CaseFile file, Person person, params ReadOnlySpan<string> channels) => Granted && (!SafeOnly || IsSafe(file, person.Id, channels));

    private static bool IsSafe(CaseFile file, Guid person, params ReadOnlySpan<string> channels)
    {
        if (file.SafeContactOf(person) is not { Restricted: true } safe)
        {
            return true;
        }

        foreach (var channel in channels)
        {
            if (safe.Channels.Contains(channel))
            {
                return true;
            }
        }

        return false;
    }
}
