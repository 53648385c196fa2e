using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Identity;
using Coordination.Api.PersonsRequests.Views;
using Coordination.Domain.Access;
using Coordination.Domain.PersonsRequests;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.PersonsRequests;

/// <summary>
/// What is kept about the caller herself, by her own account: the same as a copy would hold, put together when it is asked. What is sealed about her needs a
/// second factor; without one the answer is the same whether there is any or not. Whoever is not the mother reads nothing here
/// that may tell of harm, whether or not anybody is protected: a human decides on it, in the copy that he asks for.
/// </summary>
internal sealed record ReadOwnFileRequest
{
    public Guid CaseId { get; init; }
}

internal sealed class ReadOwnFileValidator : Validator<ReadOwnFileRequest>;

/// <param name="SteppedUp">A second factor was just given.</param>
internal sealed record ReadOwnFile(Guid CaseId, bool SteppedUp) : IQuery<PersonsDocument>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadOwnFile);
}

internal sealed class ReadOwnFileHandler(Work work) : IRequestHandler<ReadOwnFile, Answer<PersonsDocument>>
{
    public async Task<Answer<PersonsDocument>> Handle(ReadOwnFile request, CancellationToken cancellationToken)
    {
        var me = Persons.OfCaller(work, work.Case.State)!.Value;
        var file = await PersonsFile.OfAsync(work, CopyReader.Self(me, work.Case.State, request.SteppedUp), officer: false, cancellationToken);
        var document = file.Document([], []);
        return Answer<PersonsDocument>.Of(document, "") with { Shown = $"items {document.Items.Length}" };
    }
}

internal sealed class ReadOwnFileEndpoint : Endpoint<ReadOwnFileRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/mine");
        this.Door<ReadOwnFile>("Persons' rights", "Read what is kept about oneself");
    }

    public override Task HandleAsync(ReadOwnFileRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadOwnFile(req.CaseId, StepUp.IsFresh(HttpContext)), ct);
}
