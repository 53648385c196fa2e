using System.Globalization;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using Npgsql;

namespace Coordination.Api.Cases;

/// <summary>Cases the caller has a running relation to, newest first. A case without one is not counted, not hinted at.</summary>
internal sealed record ListCasesRequest
{
    /// <summary>true open, false closed; default both.</summary>
    [QueryParam]
    public bool? Open { get; init; }

    [QueryParam]
    public string? Site { get; init; }

    [QueryParam]
    public int Limit { get; init; } = 20;

    [QueryParam]
    public string? Cursor { get; init; }
}

internal sealed class ListCasesValidator : Validator<ListCasesRequest>
{
    public ListCasesValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, 100);
        RuleFor(r => r.Site).Must(s => s is null || Slug.IsValid(s)).WithMessage("A site is a slug of a-z, 0-9 and '-'.");
    }
}

/// <summary>One line of the list.</summary>
internal sealed record CaseLine(Guid Id, string Site, bool Open, string? Name, DateTimeOffset OpenedAt, DateOnly? DueOn, int? CareIntensity, DateOnly? LastContactOn);

internal sealed record ListCases(ListCasesRequest Wish) : IQuery<Page<CaseLine>>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.List);
}

internal sealed class ListCasesHandler(Work work) : IRequestHandler<ListCases, Answer<Page<CaseLine>>>
{
    private const string Select = """
        select h.case_id, h.site, h.open, h.opened_at, h.due_on, h.intensity, h.last_contact
        from coordination.case_head h
        where h.tenant_id = $1 and ($3::boolean is null or h.open = $3) and ($4::text is null or h.site = $4)
          and ($5::timestamptz is null or (h.opened_at, h.case_id) < ($5, $6))
          and exists (select from coordination.case_relation r where r.tenant_id = h.tenant_id and r.case_id = h.case_id and r.account = any($2)
                      and r.from_at <= $7 and (r.until_at is null or r.until_at > $7))
        order by h.opened_at desc, h.case_id desc limit $8
        """;

    public async Task<Answer<Page<CaseLine>>> Handle(ListCases request, CancellationToken cancellationToken)
    {
        var wish = request.Wish;
        DateTimeOffset? after = null;
        Guid? afterId = null;
        if (Cursor.TryRead(wish.Cursor, out var parts) && parts is [var instant, var id])
        {
            (after, afterId) = (DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), Guid.Parse(id));
        }

        var lines = await ReadAsync(wish, after, afterId, cancellationToken);
        var more = lines.Count > wish.Limit;
        var shown = lines.Take(wish.Limit).ToArray();
        var names = await NamesAsync(shown, cancellationToken);
        var next = more ? Link(wish, Cursor.Write(shown[^1].OpenedAt, shown[^1].Id)) : null;
        return Answer<Page<CaseLine>>.Of(new Page<CaseLine>([.. shown.Select(l => l with { Name = names.GetValueOrDefault(l.Id) })], next)) with { Shown = $"{shown.Length} cases" };
    }

    private static string Link(ListCasesRequest wish, string cursor) =>
        $"/v1/cases?limit={wish.Limit}&cursor={cursor}" + (wish.Open is { } open ? $"&open={(open ? "true" : "false")}" : "") + (wish.Site is { } site ? $"&site={site}" : "");

    private async Task<List<CaseLine>> ReadAsync(ListCasesRequest wish, DateTimeOffset? after, Guid? afterId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Select, await work.ConnectionAsync(ct));
        Guid[] mine = [work.Caller.Id, .. Facts.RelaysOf(work.Caller, work.Now)];
        foreach (var cell in new Cell[] { work.Service, Cell.Array(NpgsqlTypes.NpgsqlDbType.Uuid, mine), new(NpgsqlTypes.NpgsqlDbType.Boolean, wish.Open), wish.Site, after, afterId, work.Now, wish.Limit + 1 })
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = cell.Type, Value = cell.Value ?? DBNull.Value });
        }

        List<CaseLine> lines = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            lines.Add(new CaseLine(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetBoolean(2),
                null,
                reader.GetFieldValue<DateTimeOffset>(3),
                reader.IsDBNull(4) ? null : reader.GetFieldValue<DateOnly>(4),
                reader.IsDBNull(5) ? null : reader.GetInt16(5),
                reader.IsDBNull(6) ? null : reader.GetFieldValue<DateOnly>(6)));
        }

        return lines;
    }

    private async Task<Dictionary<Guid, string?>> NamesAsync(CaseLine[] lines, CancellationToken ct)
    {
        var files = await work.Session.LoadManyAsync<CaseFile>(ct, [.. lines.Select(l => l.Id)]);
        await work.KeysAsync(files.Select(f => f.Find(f.Mother)?.Name), ct);
        return files.ToDictionary(f => f.Id, f => f.Find(f.Mother) is { } mother ? PersonFields.Open(work, f.Id, mother, mother.Name, PersonFields.Name) : null);
    }
}

internal sealed class ListCasesEndpoint : Endpoint<ListCasesRequest>
{
    public override void Configure()
    {
        Get("/v1/cases");
        this.Door<ListCases>("Cases", "List my cases");
    }

    public override Task HandleAsync(ListCasesRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ListCases(req), ct);
}
