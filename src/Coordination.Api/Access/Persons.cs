using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Time;

namespace Coordination.Api.Access;

/// <summary>
/// What a person's own account, and a request about her, make of the question. An account is a person's by two acts: its role names her, and a
/// coordinator who saw her bound it to the case. It gives its holder what is about her, and no other role of hers anything.
/// </summary>
internal static class Persons
{
    private static readonly AccessAction[] OfOneself =
        [AccessAction.ReadAccessJournal, AccessAction.ReadOwnFile, AccessAction.LimitSharing, AccessAction.AskRight];

    private static readonly AccessAction[] OnRequest =
        [AccessAction.ReadPersonsRequest, AccessAction.ReadPersonsCopy, AccessAction.KeepPersonsRequest];

    /// <summary>The person of the case that the caller's account is bound to, or null.</summary>
    public static Guid? OfCaller(Work work, CaseFile file)
    {
        var mine = work.Caller.Grants(work.Now).Where(g => g.Role == Role.Parent).Select(g => g.Person).ToArray();
        return file.Relations.FirstOrDefault(r => r.Role == RelationRole.Parent && r.Holder == work.Caller.Id && r.Person is not null && mine.Contains(r.Person) && r.ActiveAt(work.Now))?.Person;
    }

    // Whoever prepares the copy reads the case by the request, each item by itself: by one that she noted alone only once somebody confirmed it.
    private static readonly AccessAction[] Preparing = [AccessAction.ReadCase, AccessAction.ReadEntry, AccessAction.ReadContactDetail];

    public static AccessQuestion See(Work work, CaseFile? file, PersonsRequest? asked, AccessQuestion question)
    {
        if (asked is { IsOpen: true, AwaitsSecond: false } && Preparing.Contains(question.Action))
        {
            return question with { Purpose = Purpose.PersonsRequest };
        }

        if (file is null || !(OfOneself.Contains(question.Action) || OnRequest.Contains(question.Action)))
        {
            return question;
        }

        var (me, on, day) = (OfCaller(work, file), OnRequest.Contains(question.Action) ? asked : null, CivilTime.DayOf(work.Now));
        return question with
        {
            // Whoever asked for another reads it while she acts for her, and no longer. An exclusion leaves her what is about herself alone.
            Own = me is not null && (!OnRequest.Contains(question.Action) || (on is not null && me == (on.Asker ?? on.Person) && Speaking.Of(file, on, day) != AskedAs.Nobody
                && (me == on.Person || !question.Excluded))),
            IdentityProven = me is not null,
            ProtectiveLimit = on is not null && !CopyReader.MayOpen(on, file, day),
            Purpose = on is { IsOpen: true } ? Purpose.PersonsRequest : question.Purpose,
        };
    }
}
