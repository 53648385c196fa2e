using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>When one mail sums up my list, in numbers. While it does, ordinary reminders come by no mail of their own; red flags and escalations always do.</summary>
internal sealed record ChooseDigestRequest
{
    /// <summary>On which days.</summary>
    public DigestDays? Days { get; init; }

    /// <summary>At which hour, Europe/Brussels; a quiet one of my site waits for its end. Left out, the usual one.</summary>
    public TimeOnly? At { get; init; }
}

internal sealed class ChooseDigestValidator : Validator<ChooseDigestRequest>
{
    public ChooseDigestValidator() => RuleFor(r => r.Days).NotNull();
}

internal sealed record ChooseDigest(DigestChoice Choice) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => AccountDemands.KeepOwn;
}

internal sealed class ChooseDigestHandler(Work work) : IRequestHandler<ChooseDigest, Reply>
{
    public async Task<Reply> Handle(ChooseDigest request, CancellationToken cancellationToken)
    {
        var stream = await work.OpenAsync(StreamKinds.Account, work.Caller.Id, cancellationToken);
        return Work.Append(stream, OwnListDecider.ChooseDigest(stream.State, request.Choice, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(stream.Id));
    }
}

internal sealed class ChooseDigestEndpoint : Endpoint<ChooseDigestRequest>
{
    public override void Configure()
    {
        Post("/v1/me/digest");
        this.Door<ChooseDigest>("Accounts", "Choose when one mail sums up my list", new { days = "workingDays", at = "08:30" });
    }

    public override Task HandleAsync(ChooseDigestRequest req, CancellationToken ct) =>
        this.SendCommandAsync(req, new ChooseDigest(new(req.Days!.Value, req.At ?? DigestRules.Usual.At)), ct);
}
