using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.PersonsRequests;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.PersonsRequests;

/// <summary>The delay of a request becomes longer, once, by two months: with why, and the person was told before the first one ran out.</summary>
internal sealed record ExtendDelayRequest
{
    public Guid RequestId { get; init; }

    /// <summary>Why, as the person was told.</summary>
    public string Text { get; init; } = "";

    /// <summary>Day on which she was told.</summary>
    public DateOnly? ToldOn { get; init; }
}

internal sealed class ExtendDelayValidator : Validator<ExtendDelayRequest>
{
    public ExtendDelayValidator()
    {
        RuleFor(r => r.Text).NotEmpty().MaximumLength(TextShape.LongestNote);
        RuleFor(r => r.ToldOn).NotNull();
    }
}

internal sealed record ExtendDelay(ExtendDelayRequest Wish) : ICommand
{
    public Target Target => Target.OfRequest(Wish.RequestId);

    public Demand Demand => new(AccessAction.KeepPersonsRequest);
}

internal sealed class ExtendDelayHandler(Work work) : IRequestHandler<ExtendDelay, Reply>
{
    public async Task<Reply> Handle(ExtendDelay request, CancellationToken cancellationToken)
    {
        var (wish, stream, state) = (request.Wish, work.Request, work.Request.State);
        await work.KeysAsync([state.Person], cancellationToken);
        var text = work.SealAgain(state.Extension?.Text, state.Person, stream.Id, RightFields.Extension, wish.Text)!;
        return RightReplies.Of(stream, Work.Append(stream, PersonsRequestDecider.Extend(state, text, wish.ToldOn!.Value, work.Plan, work.Stamp)));
    }
}

internal sealed class ExtendDelayEndpoint : Endpoint<ExtendDelayRequest>
{
    public override void Configure()
    {
        Post("/v1/requests/{requestId}/extend");
        this.Door<ExtendDelay>("Persons' rights", "Extend the delay of a person's request, once", new { text = "Le dossier compte plusieurs services.", toldOn = "2026-04-20" });
    }

    public override Task HandleAsync(ExtendDelayRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ExtendDelay(req), ct);
}
