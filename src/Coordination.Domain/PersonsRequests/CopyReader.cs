using Coordination.Domain.Cases;

namespace Coordination.Domain.PersonsRequests;

/// <summary>For whom what is kept about a person is put together: what decides which of it she may have (access rules A49 to A53).</summary>
/// <param name="Person">About whom.</param>
/// <param name="AsParent">For somebody with authority over a child, and not for the person herself.</param>
/// <param name="Limited">A limit protects another person of the case against who asks.</param>
/// <param name="SteppedUp">A second factor was just given, or a records officer releases it.</param>
public sealed record CopyReader(Guid Person, bool AsParent, bool Limited, bool SteppedUp)
{
    /// <summary>Of a request: a child is asked for by somebody else; everybody else asks, or is asked for, as herself.</summary>
    public static CopyReader Of(PersonsRequest asked, CaseFile file) =>
        new(asked.Person, file.Find(asked.Person)?.Role == PersonRole.Child, ProtectiveLimit.Limits(file, asked.Person, asked.Asker), SteppedUp: true);
}
