using Coordination.Domain.Cases;

namespace Coordination.Domain.PersonsRequests;

/// <summary>For whom what is kept about a person is put together: what decides which of it she may have (access rules A49 to A53, A99, A100).</summary>
/// <param name="Person">About whom.</param>
/// <param name="As">As whom somebody asks.</param>
/// <param name="Limited">A limit protects a person of the case against who asks, or who asks may ask no more.</param>
/// <param name="SteppedUp">A second factor was just given, or a records officer releases it.</param>
public sealed record CopyReader(Guid Person, AskedAs As, bool Limited, bool SteppedUp)
{
    /// <summary>For the mother of the case. What tells of harm is often written of another as of him who does it, and tells him that she spoke.</summary>
    public bool IsForIndex { get; private init; }

    /// <summary>For somebody else than the person herself.</summary>
    public bool IsForAnother => As != AskedAs.Herself;

    /// <summary>Of somebody who reads by her own account what is kept about herself.</summary>
    public static CopyReader Self(Guid person, CaseFile file, bool steppedUp) => new(person, AskedAs.Herself, Limited: false, steppedUp) { IsForIndex = person == file.Mother };

    /// <summary>Of a request, as of a day.</summary>
    public static CopyReader Of(PersonsRequest asked, CaseFile file, DateOnly day)
    {
        var voice = Speaking.Of(file, asked, day);
        return new(asked.Person, voice, IsLimited(voice, asked, file), SteppedUp: true) { IsForIndex = (voice == AskedAs.Herself ? asked.Person : asked.Asker) == file.Mother };
    }

    /// <summary>
    /// Whether whoever asked opens the released copy by an own account; else a human hands it over. Nobody is closed out who still acts for her, but another parent,
    /// in whatever capacity, gets the same from the beginning, whether or not somebody is protected.
    /// </summary>
    public static bool MayOpen(PersonsRequest asked, CaseFile file, DateOnly day) => Speaking.Of(file, asked, day) switch
    {
        AskedAs.Nobody => false,
        AskedAs.Representative or AskedAs.Trusted when !Deciding.IsParent(file, asked.Asker!.Value) => true,
        _ => !ProtectiveLimit.NeedsHuman(file, asked.Person, asked.Asker),
    };

    // A representative or a trusted person against whom a limit speaks asks as nobody.
    private static bool IsLimited(AskedAs voice, PersonsRequest asked, CaseFile file) => voice switch
    {
        AskedAs.Herself or AskedAs.Parent => ProtectiveLimit.Limits(file, asked.Person, asked.Asker),
        AskedAs.Representative or AskedAs.Trusted => false,
        AskedAs.Nobody => true,
    };
}
