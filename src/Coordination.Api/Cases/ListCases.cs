using System.Globalization;
using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Cases;

/// <summary>Cases the caller may open by a relation of her own or for somebody away, newest first. Another one is not counted, not hinted at.</summary>
internal sealed record ListCasesRequest
{
    /// <summary>true open, false closed; default both.</summary>
    [QueryParam]
    public bool? Open { get; init; }

    /// <summary>Only of this site.</summary>
    [QueryParam]
    public string? Site { get; init; }

    /// <summary>Lines on a page, 1 to 100; default 20.</summary>
    [QueryParam]
    public int? Limit { get; init; }

    /// <summary>From the <c>next</c> link of a page.</summary>
    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ListCasesValidator : Validator<ListCasesRequest>
{
    public ListCasesValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, Http.Cursor.Most);
        RuleFor(r => r.Site).IsSite();
        RuleFor(r => r.Cursor).Must(c => c is null || ListCases.TryRead(c, out _)).WithMessage("This is no cursor of this list: begin with the first page.");
    }
}

internal sealed record ListCases(CaseFilter Filter, int Limit) : IQuery<Page<CaseLine>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.List);

    public static bool TryRead(string? cursor, out (DateTimeOffset At, Guid Id) after)
    {
        after = default;
        if (!Cursor.TryRead(cursor, out var parts) || parts.Length != 2 || !Guid.TryParse(parts[1], out var id)
            || !DateTimeOffset.TryParseExact(parts[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return false;
        }

        after = (at.ToUniversalTime(), id);
        return true;
    }
}

internal sealed class ListCasesHandler(Work work) : IRequestHandler<ListCases, Answer<Page<CaseLine>>>
{
    public async Task<Answer<Page<CaseLine>>> Handle(ListCases request, CancellationToken cancellationToken)
    {
        if (await KnownSites.FaultAsync(work, request.Filter.Site, cancellationToken) is { } unknown)
        {
            return new(default, Refusal: unknown);
        }

        var lines = await CaseList.ReadAsync(work, request.Filter, request.Limit, cancellationToken);
        var page = Cursor.Page(lines, request.Limit, line => Cursor.Write(line.OpenedAt, line.Id));
        return Answer<Page<CaseLine>>.Of(page) with { Shown = $"{page.Items.Count} cases" };
    }
}

internal sealed class ListCasesEndpoint : Endpoint<ListCasesRequest>
{
    public override void Configure()
    {
        Get("/v1/cases");
        this.Door<ListCases>("Cases", "List my cases");
    }

    public override Task HandleAsync(ListCasesRequest req, CancellationToken ct)
    {
        var from = ListCases.TryRead(req.Cursor, out var after) ? after : ((DateTimeOffset At, Guid Id)?)null;
        return this.SendPageAsync(req, new ListCases(new CaseFilter(req.Open, req.Site, from?.At, from?.Id), req.Limit ?? Http.Cursor.Usual), ct);
    }
}
