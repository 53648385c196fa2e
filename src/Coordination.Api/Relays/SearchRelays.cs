using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Relays.Views;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Relays;

/// <summary>The directory, sifted. Every part that is given must hold.</summary>
internal sealed record SearchRelaysRequest
{
    /// <summary>Kind code: K01–K39.</summary>
    [QueryParam]
    public string? Kind { get; init; }

    /// <summary>A postcode the relay must serve.</summary>
    [QueryParam]
    public string? Postcode { get; init; }

    /// <summary>Age of a child in days.</summary>
    [QueryParam]
    public int? AgeDays { get; init; }

    /// <summary>Gestational age in days; instead of an age.</summary>
    [QueryParam]
    public int? GaDays { get; init; }

    /// <summary>Language spoken there (BCP 47).</summary>
    [QueryParam]
    public string? Language { get; init; }

    /// <summary><c>voluntary</c>, <c>mandated</c>, <c>both</c> or <c>anonymous</c>.</summary>
    [QueryParam]
    public LegalBasis? Basis { get; init; }

    /// <summary>Part of a name or of a kind's label.</summary>
    [QueryParam]
    public string? Q { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }

    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }
}

internal sealed class SearchRelaysValidator : Validator<SearchRelaysRequest>
{
    public SearchRelaysValidator()
    {
        RuleFor(r => r.Kind).IsRelayKind();
        RuleFor(r => r.Postcode).Must(p => p is null || Postcodes.IsPostcode(p)).WithMessage("A postcode has four digits.");
        RuleFor(r => r.AgeDays).InclusiveBetween(0, 11_000);
        RuleFor(r => r.GaDays).InclusiveBetween(0, 330);
        RuleFor(r => r.GaDays).Null().When(r => r.AgeDays is not null).WithMessage("Give an age in days or a gestational age, not both.");
        RuleFor(r => r.Language).Must(l => l is null || Languages.IsTag(l)).WithMessage("A language is a BCP 47 tag such as fr.");
        RuleFor(r => r.Q).MaximumLength(100);
        RuleFor(r => r.Cursor).Must(c => c is null || DirectoryPlace.TryRead(c, out _)).WithMessage("This cursor comes from no page of this list.");
    }
}

/// <param name="Link">Link to the page after a cursor.</param>
internal sealed record SearchRelays(RelaySearch Search, DirectoryPlace? After, int Limit, Func<string, string> Link) : IQuery<Page<RelayRow>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => RelayDemands.Read;
}

internal sealed class SearchRelaysHandler(Work work) : IRequestHandler<SearchRelays, Answer<Page<RelayRow>>>
{
    public async Task<Answer<Page<RelayRow>>> Handle(SearchRelays request, CancellationToken cancellationToken)
    {
        var (relays, today) = (await Views.Directory.ReadAsync(work, request.Search.Kind, cancellationToken), CivilTime.DayOf(work.Now));
        List<Relay> found =
        [
            .. relays.Where(r => RelayKinds.Current.Find(r.Record.Kind) is { } kind && request.Search.Finds(r, kind))
                .OrderBy(DirectoryPlace.Of)
                .SkipWhile(r => request.After is { } after && DirectoryPlace.Of(r).CompareTo(after) <= 0)
                .Take(request.Limit + 1),
        ];
        var page = Cursor.Page(found, request.Limit, last => request.Link(DirectoryPlace.Of(last).Word));
        return Answer<Page<RelayRow>>.Of(new([.. page.Items.Select(r => RelayRow.Of(r, today))], page.Next));
    }
}

internal sealed class SearchRelaysEndpoint : Endpoint<SearchRelaysRequest>
{
    public override void Configure()
    {
        Get("/v1/relays");
        this.Door<SearchRelays>("Relays", "Search relays by kind, place, age, language, basis and name");
    }

    public override Task HandleAsync(SearchRelaysRequest req, CancellationToken ct)
    {
        var search = new RelaySearch(req.Kind, req.Postcode, AgeOf(req), req.Language, req.Basis, req.Q);
        var after = DirectoryPlace.TryRead(req.Cursor, out var place) ? place : null;
        return this.SendQueryAsync(req, new SearchRelays(search, after, Cursor.Limit(req.Limit), cursor => Cursor.Link(HttpContext.Request, cursor)), ct);
    }

    private static AgeWindow? AgeOf(SearchRelaysRequest req) => req switch
    {
        { AgeDays: { } days } => new(new(AgeUnit.ChildDays, days), new(AgeUnit.ChildDays, days + 1)),
        { GaDays: { } days } => new(new(AgeUnit.GestationDays, days), new(AgeUnit.GestationDays, days + 1)),
        _ => null,
    };
}
