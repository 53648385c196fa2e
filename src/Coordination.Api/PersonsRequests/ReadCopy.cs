using System.Text;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Identity;
using Coordination.Api.PersonsRequests.Views;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Time;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.PersonsRequests;

/// <summary>The copy as it was released: for whoever asked, by her own account after a second factor, and for a records officer until the request is answered.</summary>
internal sealed record ReadCopyRequest
{
    public Guid RequestId { get; init; }
}

internal sealed class ReadCopyValidator : Validator<ReadCopyRequest>;

/// <param name="SteppedUp">A second factor was just given.</param>
internal sealed record ReadCopy(Guid RequestId, bool SteppedUp) : IQuery<PersonsDocument>
{
    public Target Target => Target.OfRequest(RequestId);

    public Demand Demand => new(AccessAction.ReadPersonsCopy, Confidentiality.N5) { Refine = (_, question) => question with { StepUp = SteppedUp } };
}

internal sealed class ReadCopyHandler(Work work) : IRequestHandler<ReadCopy, Answer<PersonsDocument>>
{
    public async Task<Answer<PersonsDocument>> Handle(ReadCopy request, CancellationToken cancellationToken)
    {
        var asked = work.Request.State;
        // What was released for somebody who lost her right to it is handed over by nobody.
        return asked.Release is { } release && !Speaking.IsWithoutRight(work.Case.State, asked, CivilTime.DayOf(work.Now)) && await PersonsCopies.ReadAsync(work, asked, cancellationToken) is { } document
            ? new Answer<PersonsDocument>(default, "") { Json = Encoding.UTF8.GetBytes(document), Shown = PersonsCopies.Told(asked.Id, release.Items) }
            : Answer<PersonsDocument>.Missing("copy");
    }
}

internal sealed class ReadCopyEndpoint : Endpoint<ReadCopyRequest>
{
    public override void Configure()
    {
        Get("/v1/requests/{requestId}/copy");
        this.Door<ReadCopy>("Persons' rights", "Read a person's copy");
    }

    public override Task HandleAsync(ReadCopyRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadCopy(req.RequestId, StepUp.IsFresh(HttpContext)), ct);
}
