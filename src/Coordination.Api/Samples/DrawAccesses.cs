using Coordination.Api.Access;
using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Samples;
using MediatR;
using NpgsqlTypes;

namespace Coordination.Api.Samples;

/// <summary>Draws the accesses of a site and period that is over, once: reviews, the row that lets the draw be repeated, and its own audit entry, in one commit.</summary>
/// <param name="Site">Site; empty for what is about none.</param>
/// <param name="Period">Which days.</param>
internal sealed record DrawAccesses(string Site, SamplePeriod Period) : ICommand
{
    public Target Target => Site == SampleRules.OfNoSite ? Target.Nothing : Target.OfSite(Site);

    public Demand Demand => new(AccessAction.DrawAccesses);
}

internal sealed class DrawAccessesHandler(Work work, SamplingSettings settings) : IRequestHandler<DrawAccesses, Reply>
{
    private const string Drawn = "select exists (select from coordination.access_draw where tenant_id = $1 and site = $2 and from_on >= $3)";

    private const string Insert = """
        insert into coordination.access_draw (tenant_id, site, from_on, to_on, first, below, root, percent, least, population, drawn, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing
        """;

    public async Task<Reply> Handle(DrawAccesses request, CancellationToken cancellationToken)
    {
        var (site, period) = (request.Site, request.Period);
        if (await IsDrawnAsync(site, period, cancellationToken) || await Population.OfAsync(work, site, period, cancellationToken) is not { } from)
        {
            return Reply.Done(new Receipt(Ids.PrivacyDesk(work.Service), "not-due"));
        }

        var numbers = await from.NumbersAsync(work, site, cancellationToken);
        var picked = SampleDraw.Pick(from.Root, numbers, settings.Rate);
        var reviewers = await Reviewers.TodayAsync(work, cancellationToken);
        foreach (var (number, entry) in await Population.ReadAsync(work, picked, cancellationToken))
        {
            await StartAsync(request, from.Below, number, entry, reviewers, cancellationToken);
        }

        work.Also(
            Insert, work.Service, site, period.From, period.To, from.First, from.Below, from.Root, settings.Rate.Percent, settings.Rate.Least, numbers.Count,
            Cell.Array(NpgsqlDbType.Bigint, picked.ToArray()), work.Now);
        return Reply.Done(new Receipt(Ids.PrivacyDesk(work.Service), "drawn")) with
        {
            Trace = $"{period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}, drawn {picked.Length} of {numbers.Count}, checkpoint {from.Below}",
        };
    }

    private async Task<bool> IsDrawnAsync(string site, SamplePeriod period, CancellationToken ct)
    {
        await using var command = new Npgsql.NpgsqlCommand(Drawn, await work.ConnectionAsync(ct)).Add(work.Service, site, period.From);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task StartAsync(DrawAccesses request, long checkpoint, long number, LoggedEntry entry, Reviewers reviewers, CancellationToken ct)
    {
        var by = Guid.Parse(entry.Actor);
        var file = entry.Case is { } named ? await work.LoadAsync<CaseFile>(Guid.Parse(named), ct) : null;
        var kind = SampleRules.KindOf(entry.Action, entry.Row, entry.Case is not null, entry.Target is not null);
        var alert = kind == AccessKind.Alert && entry.Target is { } target ? (await work.LoadAsync<Domain.Alerts.Alert>(Guid.Parse(target), ct))?.Id : null;
        var access = new SampledAccess(
            entry.Id, number, by, entry.At, kind, SampleRules.RuleOf(entry.Row, entry.Outcome), SampleRules.IsGranted(entry.Outcome), file?.Id, alert);
        // The same entry is the same stream: whoever draws it a second time finds it begun.
        var sample = work.Start(StreamKinds.Sample, Ids.Derived("sample", work.Service, $"{entry.Id:N}"));
        Work.Append(sample, SampleDecider.Draw(sample.State, new(
            sample.Id, work.Service, request.Site, request.Period.From, request.Period.To, checkpoint, access,
            file is null ? null : await TieAsync(file.Id, by, entry.At, ct), file?.Mother ?? by,
            reviewers.Of(request.Site, by, file), reviewers.ForFindings(request.Site, by, file), work.Stamp)));
    }

    private async Task<TieThen?> TieAsync(Guid file, Guid by, DateTimeOffset at, CancellationToken ct)
    {
        var account = await work.LoadAsync<Account>(by, ct);
        return await Recorded.StateAsync(work, StreamKinds.Case, file, at, ct) is { } then
            ? SampleRules.TieOf(then, by, [.. (account?.Grants ?? []).Select(grant => grant.Relay).OfType<Guid>()], at)
            : null;
    }
}
