using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.PersonsRequests;

namespace Coordination.Api.PersonsRequests;

/// <summary>What an act on a person's request comes to.</summary>
internal static class RightReplies
{
    public static Reply Of(OpenStream<PersonsRequest> request, Refusal? refusal) => refusal is not null
        ? Reply.Refused(refusal)
        : Reply.Done(new Receipt(request.Id, StateOf(request.State)));

    /// <summary><c>open</c>, <c>released</c>, <c>answered</c> or <c>refused</c>.</summary>
    public static string StateOf(PersonsRequest request) => request switch
    {
        { Ending.Reason: not null } => "refused",
        { Ending: not null } => "answered",
        { Release: not null } => "released",
        _ => "open",
    };
}
