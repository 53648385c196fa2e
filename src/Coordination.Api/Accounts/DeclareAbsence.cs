using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>I shall be away. Who covers is worked out: the other head, for a lone one the other site's pair, else the lead.</summary>
internal sealed record DeclareAbsenceRequest
{
    /// <summary>First day away.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day away.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Default: every site the caller coordinates.</summary>
    public string? Site { get; init; }
}

internal sealed class DeclareAbsenceValidator : Validator<DeclareAbsenceRequest>
{
    public DeclareAbsenceValidator()
    {
        RuleFor(r => r.From).NotNull().WithMessage("Say the first day away.");
        RuleFor(r => r.To).NotNull().WithMessage("Say the last day away.");
        RuleFor(r => r.Site).IsSite();
    }
}

internal sealed record DeclareAbsence(DateOnly From, DateOnly To, string? Site) : ICommand
{
    public Target Target => Target.OfSite(Site);

    public Demand Demand => new(AccessAction.DeclareCover) { Refine = (_, question) => question with { Own = true } };
}

/// <param name="Cover">Accounts, or the desk, that hold the cases and the list meanwhile.</param>
internal sealed record AbsenceLine(Guid Id, string Site, DateOnly From, DateOnly To, ImmutableArray<Guid> Cover);

internal sealed record AbsenceReceipt(Guid Id, ImmutableArray<AbsenceLine> Absences);

internal sealed class DeclareAbsenceHandler(Work work) : IRequestHandler<DeclareAbsence, Reply>
{
    public async Task<Reply> Handle(DeclareAbsence request, CancellationToken cancellationToken)
    {
        var stream = await work.OpenAsync(StreamKinds.Account, work.Caller.Id, cancellationToken);
        var colleagues = await Roster.ColleaguesAsync(work, request.From, request.To, cancellationToken);
        var service = await work.LoadAsync<CoordinationService>(CoordinationService.IdOf(work.Service), cancellationToken);
        string[] sites = request.Site is { } site ? [site] : [.. Coordinated()];
        foreach (var away in sites)
        {
            var wish = new AbsenceDeclared(work.NewId(), away, request.From, request.To, [], work.Stamp)
            {
                Listed = (service?.Find(away)?.Settings ?? SiteSettings.Usual).OpensTransfer(request.From, request.To),
            };
            if (Work.Append(stream, AbsenceDecider.Declare(stream.State, wish, colleagues, stream.State, CivilTime.DayOf(work.Now))) is { } refusal)
            {
                return Reply.Refused(refusal);
            }
        }

        if (sites.Length == 0)
        {
            return Reply.Refused(AccountRefusals.NotCoordinator);
        }

        return Reply.Created(ReceiptOf(stream, request), "/v1/me");
    }

    private IEnumerable<string> Coordinated() =>
        work.Caller.Grants(work.Now).Where(g => g.Role == Role.Coordinator).Select(g => g.Site).OfType<string>().Distinct();

    private static AbsenceReceipt ReceiptOf(OpenStream<Account> stream, DeclareAbsence request)
    {
        ImmutableArray<AbsenceLine> lines =
        [
            .. stream.State.Absences
                .Where(a => !a.Ended && a.From == request.From && a.To == request.To && (request.Site is null || a.Site == request.Site))
                .Select(a => new AbsenceLine(a.Id, a.Site, a.From, a.To, a.Cover)),
        ];
        return new AbsenceReceipt(lines[0].Id, lines);
    }
}

internal sealed class DeclareAbsenceEndpoint : Endpoint<DeclareAbsenceRequest>
{
    public override void Configure()
    {
        Post("/v1/me/absence");
        this.Door<DeclareAbsence>("Accounts", "Be away from one day to another", creates: true, receipt: typeof(AbsenceReceipt));
    }

    public override Task HandleAsync(DeclareAbsenceRequest req, CancellationToken ct) =>
        this.SendCommandAsync(req, new DeclareAbsence(req.From!.Value, req.To!.Value, req.Site), ct);
}
