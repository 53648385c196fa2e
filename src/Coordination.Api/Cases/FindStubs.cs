using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Vault;
using Coordination.Domain.Access;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>
/// Is this family followed already? By a national number, or by a whole name with a birth date: nothing less, so that nobody browses. What comes back is a stub, which says that
/// there is a case and at which site, and nothing of it; with it one asks to be let in.
/// </summary>
internal sealed record FindStubsRequest
{
    /// <summary>National number of a person of the family; with it nothing else is looked at.</summary>
    [QueryParam]
    public string? Ssin { get; init; }

    /// <summary>Whole name of a person of the family: every word of it, in any order, two at least; with her birth date.</summary>
    [QueryParam]
    public string? Name { get; init; }

    /// <summary>Birth date of that person.</summary>
    [QueryParam]
    public DateOnly? BirthDate { get; init; }
}

internal sealed class FindStubsValidator : Validator<FindStubsRequest>
{
    public FindStubsValidator()
    {
        RuleFor(r => r.Ssin).IsNationalNumber();
        RuleFor(r => r.Ssin).Must((r, ssin) => ssin is not null || r.Name is not null || r.BirthDate is not null).WithMessage("Give a national number, or a name with a birth date.");
        RuleFor(r => r.Name).IsPersonName().Must(name => name is not null && SearchTerms.Of(SearchKind.Name, name).Skip(1).Any()).WithMessage("A whole name has at least two different words.")
            .When(r => r.Name is not null || r.BirthDate is not null);
        RuleFor(r => r.BirthDate).Must((r, on) => on is not null || r.Name is null || r.Ssin is not null).WithMessage("A name goes with a birth date.");
    }
}

internal sealed record FindStubs(FindStubsRequest Wish) : IQuery<StubsCard>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.Search);
}

internal sealed class FindStubsHandler(Work work) : IRequestHandler<FindStubs, Answer<StubsCard>>
{
    public async Task<Answer<StubsCard>> Handle(FindStubs request, CancellationToken cancellationToken)
    {
        var found = await StubCards.FindAsync(work, request.Wish, cancellationToken);
        // Counts only: what was asked is a family's name.
        return Answer<StubsCard>.Of(new(found)) with { Shown = $"stubs {found.Length}" };
    }
}

internal sealed class FindStubsEndpoint : Endpoint<FindStubsRequest>
{
    public override void Configure()
    {
        Get("/v1/stubs");
        this.Door<FindStubs>("Cases", "Find out whether a family is followed already");
    }

    public override Task HandleAsync(FindStubsRequest req, CancellationToken ct) => this.SendQueryAsync(req, new FindStubs(req), ct);
}
