using Coordination.Domain.PersonsRequests;

namespace Coordination.Api.EventStore;

/// <summary>A person's request, where a work is about one.</summary>
internal sealed partial class Work
{
    public OpenStream<PersonsRequest>? RequestStream { get; private set; }

    public OpenStream<PersonsRequest> Request => RequestStream ?? throw new InvalidOperationException("This request opened no person's request.");

    /// <summary>A request begun in this work, about a person of the case at hand.</summary>
    public OpenStream<PersonsRequest> StartRequest(Guid id) => RequestStream = Start(StreamKinds.Request, id);
}
