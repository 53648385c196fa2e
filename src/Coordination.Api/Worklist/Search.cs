using System.Globalization;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Worklist.Views;
using Coordination.Domain;
using Coordination.Domain.Access;
using FastEndpoints;
using FluentValidation;
using MediatR;
using Directory = Coordination.Api.Relays.Views.Directory;

namespace Coordination.Api.Worklist;

/// <summary>Who is on the line? By name, birth date, telephone or national number of a family, by a relay's name, or by the reference number a relay was told.</summary>
internal sealed record SearchRequest
{
    /// <summary>Whole words of a name in any order, a date, a number; part of a relay's name; a reference number.</summary>
    [QueryParam]
    public string Q { get; init; } = "";
}

internal sealed class SearchValidator : Validator<SearchRequest>
{
    public SearchValidator() => RuleFor(r => r.Q).Must(q => q.Trim().Length is >= 2 and <= 100).WithMessage("Give 2 to 100 characters.");
}

internal sealed record Search(string Text) : IQuery<FoundCard>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.Search);
}

internal sealed class SearchHandler(Work work) : IRequestHandler<Search, Answer<FoundCard>>
{
    private const int MostRelays = 20;

    public async Task<Answer<FoundCard>> Handle(Search request, CancellationToken cancellationToken)
    {
        var found = await FoundCards.FamiliesAsync(work, request.Text, cancellationToken);
        if (Gate.Decide(work, Target.Nothing, new Demand(AccessAction.ReadDirectory, Confidentiality.N0)).Granted)
        {
            found = found with { Relays = [.. await RelaysAsync(request.Text.Trim(), cancellationToken)] };
        }

        found = found with { Requests = await FoundRequests.ByReferenceAsync(work, request.Text, cancellationToken) };
        // Counts only: what was asked is a family's name.
        return Answer<FoundCard>.Of(found) with { Shown = $"cases {found.Cases.Length}, alerts {found.Alerts.Length}, relays {found.Relays.Length}, requests {found.Requests.Length}" };
    }

    private async Task<IEnumerable<FoundRelay>> RelaysAsync(string part, CancellationToken ct) =>
        (from relay in await Directory.ReadAsync(work, null, ct)
         let record = relay.Record
         where CultureInfo.InvariantCulture.CompareInfo.IndexOf(record.Name, part, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0
         orderby record.Name, relay.Id
         select new FoundRelay(relay.Id, record.Name, record.Kind, record.Telephone) { Basis = record.Basis }).Take(MostRelays);
}

internal sealed class SearchEndpoint : Endpoint<SearchRequest>
{
    public override void Configure()
    {
        Get("/v1/search");
        this.Door<Search>("Worklist", "Search for whoever is on the line");
    }

    public override Task HandleAsync(SearchRequest req, CancellationToken ct) => this.SendQueryAsync(req, new Search(req.Q), ct);
}
