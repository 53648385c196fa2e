using Coordination.Api.Access;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Handovers.Views;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Handovers;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>A relay is asked for one need of the case. Three things are said: which relay, what for, and on what consent.</summary>
internal sealed record AskHandoverRequest
{
    public Guid CaseId { get; init; }

    public Guid Relay { get; init; }

    /// <summary>A code, or words: words are sealed and sent under the code <c>other</c>.</summary>
    public string Need { get; init; } = "";

    /// <summary>What the relay is asked to do; <c>support</c> when not said. A code that is not listed is kept as it came and judged as surveillance, which needs most.</summary>
    public string? Kind { get; init; }

    /// <summary>The family agreed orally (this records it), was not named at all, or agreed earlier.</summary>
    public AskConsent? Consent { get; init; }

    /// <summary>More about the need, for the relay to read.</summary>
    public string? NeedText { get; init; }

    /// <summary><c>normal</c> (default) or <c>high</c>.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>When it was asked; default now.</summary>
    public DateTimeOffset? AskedAt { get; init; }
}

internal sealed class AskHandoverValidator : Validator<AskHandoverRequest>
{
    public AskHandoverValidator()
    {
        RuleFor(r => r.Relay).NotEmpty();
        RuleFor(r => r.Need).NotEmpty().MaximumLength(TextShape.LongestNote);
        RuleFor(r => r.Kind).IsCode();
        RuleFor(r => r.NeedText).MaximumLength(TextShape.LongestNote);
        RuleFor(r => r.Consent).NotNull().WithMessage("Say oral, anonymous or recorded.");
        RuleFor(r => r.Urgency).NotEqual(Domain.Urgency.RedFlag).WithMessage("A red flag is raised on the case; a request is normal or high.");
    }
}

internal sealed record AskHandover(AskHandoverRequest Wish) : ICommand
{
    public Target Target => new() { Case = Wish.CaseId, AskedRelay = Wish.Relay };

    public Demand Demand => new(AccessAction.AskHandover);
}

internal sealed class AskHandoverHandler(Work work, RequestScope scope) : IRequestHandler<AskHandover, Reply>
{
    public async Task<Reply> Handle(AskHandover request, CancellationToken cancellationToken)
    {
        var (wish, file, relay) = (request.Wish, work.Case, work.Relay.State);
        var kind = wish.Kind ?? RequestKinds.Usual;
        if (Guarding.Refuses(work, scope, kind) is { } refused)
        {
            return refused;
        }

        var (consent, refusal) = await Consenting.GiveAsync(work, relay, wish.Consent!.Value, cancellationToken);
        if (refusal is not null)
        {
            return Reply.Refused(refusal);
        }

        // The unique row says whether the relay is asked already; only then is it worth reading which.
        var open = work.Attempt == 1 ? [] : await HandoverHeads.OpenAsync(work, file.Id, cancellationToken);
        var stream = work.Start(StreamKinds.Handover, work.NewId());
        var ask = Guarding.Asks(work, await AskAsync(wish, stream.Id, consent, cancellationToken), kind);
        if ((Work.Append(stream, HandoverDecider.Ask(stream.State, ask, Asking.CanReceive(relay), open, work.Stamp))
            ?? await CarriedNeeds.FollowAsync(work, stream, cancellationToken)) is { } no)
        {
            return Reply.Refused(no);
        }

        var receipt = HandoverActs.Receipt(work, stream) with { Warnings = HandoverActs.Tell(work, stream, relay, Template.RelayAsked, "asked") ? null : ["relay-without-mail"] };
        return Reply.Created(receipt, $"/v1/cases/{file.Id}/handovers/{stream.Id}") with { About = stream.Id };
    }

    private async Task<HandoverAsk> AskAsync(AskHandoverRequest wish, Guid id, Guid? consent, CancellationToken ct)
    {
        var (file, texts, coded) = (work.Case.State, await HandoverTexts.OfAsync(work, id, ct), CodeShape.IsCode(wish.Need.Trim()));
        string?[] words = [coded ? null : wish.Need.Trim(), wish.NeedText?.Trim()];
        return new(
            id, file.Id, file.Site, wish.Relay, coded ? wish.Need : "other", texts.Seal(HandoverFields.Need, string.Join('\n', words.Where(w => !string.IsNullOrEmpty(w)))),
            wish.Urgency ?? Urgency.Normal, wish.Consent == AskConsent.Anonymous, consent, work.Caller.Id, wish.AskedAt?.ToUniversalTime() ?? work.Now);
    }
}

internal sealed class AskHandoverEndpoint : Endpoint<AskHandoverRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/handovers");
        this.Door<AskHandover>(
            "Handovers", "Ask a relay for a need of the case", new { relay = DemoNetwork.IdOf(Personas.Service, "dr-invented"), need = "psychiatric-follow-up", consent = "oral" }, creates: true, receipt: typeof(HandoverReceipt));
    }

    public override Task HandleAsync(AskHandoverRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AskHandover(req), ct);
}
