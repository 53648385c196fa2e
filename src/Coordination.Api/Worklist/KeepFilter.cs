using Coordination.Api.Access;
using Coordination.Api.Accounts;
using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Worklist;

/// <summary>A question to my list, kept by a name. It names no case and nobody of a family; one of the same name is replaced.</summary>
internal sealed record KeepFilterRequest
{
    /// <summary>Up to 40 of a-z, 0-9 and '-'. It is stored in clear: say what is asked, never of whom.</summary>
    public string Name { get; init; } = "";

    /// <summary>Row of the plan or of a red flag.</summary>
    public string? Code { get; init; }

    public string? Site { get; init; }

    /// <summary>Account or desk in whose list it stands.</summary>
    public Guid? Owner { get; init; }

    public OwedKind? Kind { get; init; }

    /// <summary>Nothing less urgent than this.</summary>
    public Urgency? Urgency { get; init; }

    public ListSpan? When { get; init; }

    /// <summary>Of what is coming: within so many days after today, 1 to 92; default 7.</summary>
    public int? Days { get; init; }

    /// <summary>Only what can be done already.</summary>
    public bool OpenNow { get; init; }

    public ListOrder? Sort { get; init; }

    /// <summary>It narrows what the page of today calls mine. There is one such filter: another one stays kept without it.</summary>
    public bool ForToday { get; init; }
}

internal sealed class KeepFilterValidator : Validator<KeepFilterRequest>
{
    public KeepFilterValidator()
    {
        RuleFor(r => r.Name).Must(Slug.IsValid).WithMessage("A filter has a name of 1 to 40 of a-z, 0-9 and '-'.");
        RuleFor(r => r.Code).IsListedCode();
        RuleFor(r => r.Site).IsSite();
        RuleFor(r => r.Days).InclusiveBetween(1, ListFilter.MostDays);
    }
}

internal sealed record KeepFilter(ListFilter Wish) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => AccountDemands.KeepOwn;
}

internal sealed class KeepFilterHandler(Work work) : IRequestHandler<KeepFilter, Reply>
{
    public async Task<Reply> Handle(KeepFilter request, CancellationToken cancellationToken)
    {
        if (await KnownSites.FaultAsync(work, request.Wish.Site, cancellationToken) is { } unknown)
        {
            return Reply.Refused(unknown);
        }

        var stream = await work.OpenAsync(StreamKinds.Account, work.Caller.Id, cancellationToken);
        return Work.Append(stream, OwnListDecider.KeepFilter(stream.State, request.Wish, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(stream.Id));
    }
}

internal sealed class KeepFilterEndpoint : Endpoint<KeepFilterRequest>
{
    public override void Configure()
    {
        Put("/v1/me/filters/{name}");
        this.Door<KeepFilter>("Worklist", "Keep a filter of my list", new { when = "coming", days = 14, forToday = false });
    }

    public override Task HandleAsync(KeepFilterRequest req, CancellationToken ct) => this.SendCommandAsync(
        req,
        new KeepFilter(new(req.Name)
        {
            Code = req.Code,
            Site = req.Site,
            Owner = req.Owner,
            Kind = req.Kind,
            Urgency = req.Urgency,
            When = req.When,
            Days = req.Days,
            OpenNow = req.OpenNow,
            Sort = req.Sort,
            ForToday = req.ForToday,
        }),
        ct);
}
