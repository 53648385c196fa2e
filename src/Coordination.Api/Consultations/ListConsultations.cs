using Coordination.Api.Access;
using Coordination.Api.Consultations.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Consultations;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Consultations;

/// <summary>Penal case consultations that one set up or is invited to, the latest first.</summary>
internal sealed record ListConsultationsRequest
{
    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ListConsultationsValidator : Validator<ListConsultationsRequest>
{
    public ListConsultationsValidator() =>
        RuleFor(r => r.Cursor).Must(c => c is null || ConsultationPlace.Read(c) is not null).WithMessage("This cursor comes from no page of this list.");
}

/// <param name="After">Where the page before ended.</param>
/// <param name="Limit">Rows.</param>
/// <param name="Link">Link to the page after a cursor.</param>
internal sealed record ListConsultations(ConsultationPlace? After, int Limit, Func<string, string> Link) : IQuery<Page<ConsultationLine>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.List);
}

internal sealed class ListConsultationsHandler(Work work) : IRequestHandler<ListConsultations, Answer<Page<ConsultationLine>>>
{
    public async Task<Answer<Page<ConsultationLine>>> Handle(ListConsultations request, CancellationToken cancellationToken)
    {
        var page = await Cursor.FilledAsync<ConsultationPlace?, ConsultationPlace, ConsultationLine>(
            request.Limit,
            request.After,
            (after, rows) => ConsultationHeads.AfterAsync(work, after, rows, cancellationToken),
            places => ShownAsync(places, cancellationToken),
            place => place,
            place => request.Link(place.Word));
        return Answer<Page<ConsultationLine>>.Of(page, "") with { Shown = $"consultations {page.Items.Count}" };
    }

    private async Task<IEnumerable<(ConsultationPlace Row, ConsultationLine Item)>> ShownAsync(IReadOnlyList<ConsultationPlace> places, CancellationToken ct)
    {
        var stored = (await work.ReadManyAsync<Consultation>(places.Select(place => place.Id), ct)).ToDictionary(meeting => meeting.Id);
        return places.Where(place => Gate.Listed(work, stored[place.Id]).Granted).Select(place => (place, ConsultationLine.Of(work, stored[place.Id])));
    }
}

internal sealed class ListConsultationsEndpoint : Endpoint<ListConsultationsRequest>
{
    public override void Configure()
    {
        Get("/v1/consultations");
        this.Door<ListConsultations>("Consultations", "List penal case consultations");
    }

    public override Task HandleAsync(ListConsultationsRequest req, CancellationToken ct) => this.SendQueryAsync(
        req, new ListConsultations(ConsultationPlace.Read(req.Cursor), Cursor.Limit(req.Limit), cursor => Cursor.Link(HttpContext.Request, cursor)), ct);
}
