using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Worklist.Views;
using Coordination.Domain;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Worklist;

/// <summary>The day's work on one page.</summary>
/// <param name="Flags">Red flags, alerts that carry one among them.</param>
/// <param name="Answers">What relays answered since yesterday.</param>
/// <param name="Mine">What can be done now, by urgency; the first twenty.</param>
/// <param name="Rest">How many more things stand in the list.</param>
/// <param name="RestIsMore">Counting stopped there: it is at least so many.</param>
internal sealed record TodayCard(
    IReadOnlyList<WorklistRow> Flags, IReadOnlyList<AnsweredRow> Answers, IReadOnlyList<WorklistRow> Mine, int Rest, bool RestIsMore)
{
    /// <summary>Name of my filter for today by which <see cref="Mine"/> is narrowed; what it leaves out stands in the rest. Flags are narrowed by nothing.</summary>
    public string? Filter { get; init; }
}

internal sealed record ReadToday : IQuery<TodayCard>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ReadWorklist);
}

internal sealed class ReadTodayHandler(Work work) : IRequestHandler<ReadToday, Answer<TodayCard>>
{
    private const int MostFlags = 50;
    private static readonly OwedKey AfterFlags = OwedKey.First with { Urgency = (short)Urgency.High };

    public async Task<Answer<TodayCard>> Handle(ReadToday request, CancellationToken cancellationToken)
    {
        var flags = await OwedList.ReadAsync(work, new() { Least = Urgency.RedFlag }, OwedKey.First, MostFlags, cancellationToken);
        var (kept, open) = (KeptFilters.ForToday(work), new OwedFilter { OpenNow = true });
        var filter = kept is null ? open : open.Over(kept);
        var mine = await OwedList.ReadAsync(work, filter, AfterFlags, Http.Cursor.Usual, cancellationToken);
        var all = await OwedList.CountAsync(work, cancellationToken);
        var answers = await AnsweredRows.SinceYesterdayAsync(work, cancellationToken);
        var shown = await WorklistRows.OfAsync(work, [.. flags, .. mine], cancellationToken);
        List<WorklistRow> rows = [.. shown.Take(flags.Count), .. shown.Skip(flags.Count).Where(row => !filter.AsksContent || row.Code is not null)];
        var card = new TodayCard(
            [.. rows.Take(flags.Count)],
            answers,
            [.. rows.Skip(flags.Count)],
            Math.Max(0, all - rows.Count),
            all == OwedList.CountedUpTo)
        {
            Filter = kept?.Name,
        };
        return Answer<TodayCard>.Of(card) with { Shown = $"{WorklistRows.Told(rows)}, answers {answers.Count}" };
    }
}

internal sealed class ReadTodayEndpoint : Endpoint<EmptyRequest>
{
    public override void Configure()
    {
        Get("/v1/me/today");
        this.Door<ReadToday>("Worklist", "Today: flags, answers received, mine by urgency, then a count");
    }

    public override Task HandleAsync(EmptyRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadToday(), ct);
}
