using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Erasures;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Erasures;

/// <summary>
/// Persons whose record need be kept no longer: nothing was written in their case for as long as the retention table says; or an alert about her became no case
/// and is kept longer than its time, because something stands against deleting it. By number alone, for those who propose an erasure and those who agree. Who was erased is in it no more.
/// </summary>
internal sealed record ListRetentionOverRequest
{
    /// <summary>Rows of a page, 20 when not given, at most 100.</summary>
    [QueryParam]
    public int? Limit { get; init; }

    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ListRetentionOverValidator : Validator<ListRetentionOverRequest>
{
    public ListRetentionOverValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, Cursor.Most);
        RuleFor(r => r.Cursor).Must(c => c is null || ListRetentionOver.TryRead(c, out _)).WithMessage("This cursor comes from no page of this list.");
    }
}

/// <param name="After">Person with whom the page before ended.</param>
/// <param name="Limit">Rows.</param>
internal sealed record ListRetentionOver(Guid? After, int Limit) : IQuery<Page<KeptLine>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ReadErasure);

    public static bool TryRead(string? cursor, out Guid after)
    {
        after = default;
        return Cursor.TryRead(cursor, out var parts) && parts.Length == 1 && Guid.TryParse(parts[0], out after);
    }
}

/// <summary>A person whose record need be kept no longer.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Reference">Number of her case or of the alert, to be said on the telephone.</param>
/// <param name="Kind">Kind of record, as the retention table names it: <c>record</c> or <c>alert</c>.</param>
/// <param name="LastWrittenOn">Day of the last thing written in her case, which is not before the last contact; of an alert, the day on which it was answered.</param>
/// <param name="KeptUntil">Last day until which it was to be kept.</param>
internal sealed record KeptLine(Guid PersonId, string Reference, string Kind, DateOnly LastWrittenOn, DateOnly KeptUntil);

internal sealed class ListRetentionOverHandler(Work work, Databases databases) : IRequestHandler<ListRetentionOver, Answer<Page<KeptLine>>>
{
    private const string Over = """
        select o.person, o.id, o.at, o.outcome from (
            select (p ->> 'id')::uuid as person, d.id, l.at, null as outcome
            from coordination.mt_doc_casefile d
            cross join lateral (select max(e.timestamp) as at from coordination.mt_events e where e.tenant_id = d.tenant_id and e.stream_id = d.id) l
            cross join lateral jsonb_array_elements(d.data -> 'persons') p
            where d.tenant_id = $1 and l.at < $2
            union all
            select (a.data -> 'about' ->> 'person')::uuid, a.id, (a.data -> 'answered' ->> 'at')::timestamptz, a.data ->> 'outcome'
            from coordination.mt_doc_alert a where a.tenant_id = $1 and a.data -> 'keptLonger' ->> 'reason' is not null) o
        where ($3::uuid is null or o.person > $3) and exists (select from vault.person_key k where k.tenant_id = $1 and k.person = o.person)
        order by o.person limit $4
        """;

    public async Task<Answer<Page<KeptLine>>> Handle(ListRetentionOver request, CancellationToken cancellationToken)
    {
        List<KeptLine> lines = [];
        await using var command = databases.Worker.CreateCommand(Over).Add(work.Service, Retention.OverSince(Retention.OfRecord, work.Now), request.After, request.Limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var last = CivilTime.DayOf(reader.GetFieldValue<DateTimeOffset>(2));
            var (kind, until) = await reader.IsDBNullAsync(3, cancellationToken)
                ? (Retention.OfRecord, Retention.KeptUntil(Retention.OfRecord, last))
                : (Retention.OfAlert, last.AddDays(work.Plan[Plans.Kept(Enum.Parse<AlertOutcome>(reader.GetString(3)))].Window.Due.Count));
            lines.Add(new(reader.GetGuid(0), References.Of(reader.GetGuid(1)), kind, last, until));
        }

        return Answer<Page<KeptLine>>.Of(Cursor.Page(lines, request.Limit, line => Cursor.Write(line.PersonId)), "") with { Shown = $"{Math.Min(lines.Count, request.Limit)} persons" };
    }
}

internal sealed class ListRetentionOverEndpoint : Endpoint<ListRetentionOverRequest>
{
    public override void Configure()
    {
        Get("/v1/retention");
        this.Door<ListRetentionOver>("Persons' rights", "List persons whose record need be kept no longer");
    }

    public override Task HandleAsync(ListRetentionOverRequest req, CancellationToken ct) =>
        this.SendPageAsync(req, new ListRetentionOver(ListRetentionOver.TryRead(req.Cursor, out var after) ? after : null, Cursor.Limit(req.Limit)), ct);
}
