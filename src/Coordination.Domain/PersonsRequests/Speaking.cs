using Coordination.Domain.Cases;

namespace Coordination.Domain.PersonsRequests;

/// <summary>As whom somebody asks for what is kept about a person.</summary>
public enum AskedAs
{
    /// <summary>As nobody who may: she never could, or can no longer.</summary>
    Nobody,

    Herself,

    /// <summary>A parent of a child of the case.</summary>
    Parent,

    /// <summary>Recorded as such, on her days, for somebody who does not decide alone.</summary>
    Representative,

    /// <summary>Somebody whom the person trusts, by her dated agreement.</summary>
    Trusted,
}

/// <summary>Who speaks for whom in a request, asked again at every act on it: what ended meanwhile gives nothing any more.</summary>
public static class Speaking
{
    public static AskedAs Of(CaseFile file, PersonsRequest asked, DateOnly day) => Of(file, asked.Person, asked.Asker, asked.Capacity, day);

    /// <param name="file">The case.</param>
    /// <param name="person">About whom.</param>
    /// <param name="asker">Person of the case who asks; null for the person herself, or for somebody who is not of the case.</param>
    /// <param name="capacity">In what capacity.</param>
    /// <param name="day">Civil day.</param>
    public static AskedAs Of(CaseFile file, Guid person, Guid? asker, ConsentCapacity capacity, DateOnly day) => (capacity, asker) switch
    {
        (ConsentCapacity.Parent, { } parent) when file.Find(person)?.Role == PersonRole.Child && Deciding.IsParent(file, parent) && !CaseRights.IsExcluded(file, parent) => AskedAs.Parent,
        (ConsentCapacity.Representative, { } by) when Deciding.Represents(file, by, person, CapacityScope.Data, day) => AskedAs.Representative,
        (ConsentCapacity.Self or ConsentCapacity.MinorAble, null) => AskedAs.Herself,
        (ConsentCapacity.Self or ConsentCapacity.MinorAble, { } by) when by == person => AskedAs.Herself,
        (ConsentCapacity.Self or ConsentCapacity.MinorAble, { } by) when Deciding.Assists(file, by, person, CapacityScope.Data, day) => AskedAs.Trusted,
        _ => AskedAs.Nobody,
    };

    /// <summary>Whoever asks is neither the person nor acts for her today: nothing is opened or changed by that request, and only a reasoned refusal leads out of it.</summary>
    public static bool IsWithoutRight(CaseFile file, PersonsRequest asked, DateOnly day) => Of(file, asked, day) == AskedAs.Nobody;

    /// <summary>The capacity in which a person of the case may ask this about another by her own account, or null: then the other is not there for her.</summary>
    public static ConsentCapacity? CapacityOf(CaseFile file, Guid person, Guid asker, PersonsRight right, DateOnly day) =>
        new ConsentCapacity?[] { ConsentCapacity.Self, ConsentCapacity.Parent, ConsentCapacity.Representative }.FirstOrDefault(capacity =>
            Of(file, person, asker, capacity!.Value, day) is not AskedAs.Nobody and var voice && (voice == AskedAs.Herself || Fault(file, person, voice, right, day) is null));

    /// <summary>Why nobody speaks so in this request; null where somebody does.</summary>
    internal static Refusal? Fault(CaseFile file, PersonsRequestReceived received, DateOnly day)
    {
        var child = file.Find(received.Person)?.Role == PersonRole.Child;
        return received.Capacity switch
        {
            ConsentCapacity.Parent when !child => PersonsRequestRefusals.NotInThisCapacity,
            ConsentCapacity.Self or ConsentCapacity.MinorAble when child => PersonsRequestRefusals.NotInThisCapacity,
            _ when Of(file, received.Person, received.Asker, received.Capacity, day) is not AskedAs.Nobody and var voice => Fault(file, received.Person, voice, received.Right, day),
            ConsentCapacity.Parent => PersonsRequestRefusals.NeedsAsker,
            // Whoever says that she represents somebody, and does not, is noted: what was asked is answered with reasons, and opens nothing meanwhile.
            ConsentCapacity.Representative => null,
            _ => PersonsRequestRefusals.AskerMayNot,
        };
    }

    // Whom she trusts asks for a copy and decides nothing.
    private static Refusal? Fault(CaseFile file, Guid person, AskedAs voice, PersonsRight right, DateOnly day) => voice switch
    {
        AskedAs.Trusted when right != PersonsRight.Copy => PersonsRequestRefusals.AskerMayNot,
        AskedAs.Herself or AskedAs.Trusted => NotAlone(file, person, right, day),
        AskedAs.Parent or AskedAs.Representative or AskedAs.Nobody => null,
    };

    // What only narrows (put right, limit, object) anybody asks for herself; what opens or ends her file she decides on.
    private static Refusal? NotAlone(CaseFile file, Guid person, PersonsRight right, DateOnly day) =>
        right is not (PersonsRight.Copy or PersonsRight.Portability or PersonsRight.Erasure) || Deciding.DecidesAlone(file, person, CapacityScope.Data, day) ? null
        : Deciding.IsMinor(file, person, day) ? PersonsRequestRefusals.MinorNotAssessed
        : PersonsRequestRefusals.FoundUnable;
}
