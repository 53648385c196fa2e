using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>Why the person is not told yet what was disclosed of her in an emergency: it stays owed, by another day.</summary>
internal sealed record TellLaterRequest
{
    public Guid CaseId { get; init; }

    public Guid DisclosureId { get; init; }

    /// <summary>Civil day; default tomorrow.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Coded reason.</summary>
    public string Reason { get; init; } = "later";
}

internal sealed class TellLaterValidator : Validator<TellLaterRequest>
{
    public TellLaterValidator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(60);
}

internal sealed record TellLater(TellLaterRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.RecordConsent);
}

internal sealed class TellLaterHandler(Work work) : IRequestHandler<TellLater, Reply>
{
    public Task<Reply> Handle(TellLater request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var to = wish.To ?? CivilTime.DayOf(work.Now).AddDays(1);
        return Task.FromResult(
            !DisclosureSight.Shows(work, wish.DisclosureId) ? Reply.Refused(DisclosureRefusals.Unknown)
            : Work.Append(file, DisclosureDecider.TellLater(file.State, wish.DisclosureId, to, wish.Reason, work.Plan, work.Stamp)) is { } refusal ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.DisclosureId, "moved") { CaseId = file.Id }));
    }
}

internal sealed class TellLaterEndpoint : Endpoint<TellLaterRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/disclosures/{disclosureId}/later");
        this.Door<TellLater>("Cases", "Say why the person is not told yet", new { });
    }

    public override Task HandleAsync(TellLaterRequest req, CancellationToken ct) => this.SendCommandAsync(req, new TellLater(req), ct);
}
