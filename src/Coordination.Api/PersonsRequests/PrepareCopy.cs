using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.PersonsRequests.Views;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Time;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.PersonsRequests;

/// <summary>What a records officer prepares a copy from, while a request for one is open: everything about the person, with what the rules make of each item.</summary>
internal sealed record PrepareCopyRequest
{
    public Guid RequestId { get; init; }
}

internal sealed class PrepareCopyValidator : Validator<PrepareCopyRequest>;

internal sealed record PrepareCopy(Guid RequestId) : IQuery<CopyPreparation>
{
    public Target Target => Target.OfRequest(RequestId);

    public Demand Demand => new(AccessAction.KeepPersonsRequest, Confidentiality.N5);
}

internal sealed class PrepareCopyHandler(Work work) : IRequestHandler<PrepareCopy, Answer<CopyPreparation>>
{
    public async Task<Answer<CopyPreparation>> Handle(PrepareCopy request, CancellationToken cancellationToken)
    {
        // As long as nobody confirmed what she noted there is nothing to prepare from.
        if (work.Request.State.AwaitsSecond)
        {
            return new(default, Refusal: PersonsRequestRefusals.Unknown);
        }

        if (!work.Request.State.IsForCopy)
        {
            return new(default, Refusal: PersonsRequestRefusals.NotForCopy);
        }

        var file = await PersonsFile.OfAsync(work, CopyReader.Of(work.Request.State, work.Case.State, CivilTime.DayOf(work.Now)), officer: true, cancellationToken);
        var prepared = file.Prepared();
        return Answer<CopyPreparation>.Of(prepared, "") with { Shown = PersonsCopies.Told(request.RequestId, prepared.Items.Length) };
    }
}

internal sealed class PrepareCopyEndpoint : Endpoint<PrepareCopyRequest>
{
    public override void Configure()
    {
        Get("/v1/requests/{requestId}/preparation");
        this.Door<PrepareCopy>("Persons' rights", "Read what a person's copy is prepared from");
    }

    public override Task HandleAsync(PrepareCopyRequest req, CancellationToken ct) => this.SendQueryAsync(req, new PrepareCopy(req.RequestId), ct);
}
