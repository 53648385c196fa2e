using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>Where a person lives who hid it: a second action, of its own in the log, for those on the list (rule A58). It stands in no other view.</summary>
internal sealed record ReadHiddenAddressRequest
{
    public Guid CaseId { get; init; }

    public Guid PersonId { get; init; }
}

internal sealed class ReadHiddenAddressValidator : Validator<ReadHiddenAddressRequest>;

internal sealed record ReadHiddenAddress(Guid CaseId, Guid PersonId) : IQuery<AddressCard>
{
    public Target Target => Target.OfCase(CaseId);

    public Demand Demand => new(AccessAction.ReadHiddenAddress, Confidentiality.N4);
}

/// <summary>Where a person lives who hid it.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Address">Where she lives; null where none is known.</param>
internal sealed record AddressCard(Guid Person, string? Address);

internal sealed class ReadHiddenAddressHandler(Work work) : IRequestHandler<ReadHiddenAddress, Answer<AddressCard>>
{
    public async Task<Answer<AddressCard>> Handle(ReadHiddenAddress request, CancellationToken cancellationToken)
    {
        var file = work.Case.State;
        if (file.Find(request.PersonId) is not { } person || !Reaching.IsHidden(file, person.Id))
        {
            return Answer<AddressCard>.Missing("hidden address of this person");
        }

        await work.KeysAsync([person.Address, file.SafeContactOf(person.Id)?.Terms?.Address], cancellationToken);
        return Answer<AddressCard>.Of(new(person.Id, ReachCards.Home(work, person)), "") with { Shown = "hidden address" };
    }
}

internal sealed class ReadHiddenAddressEndpoint : Endpoint<ReadHiddenAddressRequest>
{
    public override void Configure()
    {
        Get("/v1/cases/{caseId}/persons/{personId}/hidden-address");
        this.Door<ReadHiddenAddress>("Cases", "Read an address that a person hid, by a second action");
    }

    public override Task HandleAsync(ReadHiddenAddressRequest req, CancellationToken ct) =>
        this.SendQueryAsync(req, new ReadHiddenAddress(req.CaseId, req.PersonId), ct);
}
