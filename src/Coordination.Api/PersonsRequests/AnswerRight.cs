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

/// <summary>A records officer says that a request is answered: what was asked was given or done. With that it closes for her, the copy too.</summary>
internal sealed record AnswerRightRequest
{
    public Guid RequestId { get; init; }

    /// <summary>What was answered, or done.</summary>
    public string? Text { get; init; }
}

internal sealed class AnswerRightValidator : Validator<AnswerRightRequest>
{
    public AnswerRightValidator()
    {
        RuleFor(r => r.Text).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record AnswerRight(AnswerRightRequest Wish) : ICommand
{
    public Target Target => Target.OfRequest(Wish.RequestId);

    public Demand Demand => new(AccessAction.KeepPersonsRequest);
}

internal sealed class AnswerRightHandler(Work work) : IRequestHandler<AnswerRight, Reply>
{
    public async Task<Reply> Handle(AnswerRight request, CancellationToken cancellationToken)
    {
        var (stream, state) = (work.Request, work.Request.State);
        await work.KeysAsync([state.Person], cancellationToken);
        var text = work.SealAgain(state.Ending?.Text, state.Person, stream.Id, RightFields.Ending, request.Wish.Text);
        return RightReplies.Of(stream, Work.Append(stream, PersonsRequestDecider.Answer(state, work.Case.State, text, work.Stamp)));
    }
}

internal sealed class AnswerRightEndpoint : Endpoint<AnswerRightRequest>
{
    public override void Configure()
    {
        Post("/v1/requests/{requestId}/answer");
        this.Door<AnswerRight>("Persons' rights", "Answer a person's request", new { text = "Rectifié, et la personne en est informée." });
    }

    public override Task HandleAsync(AnswerRightRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AnswerRight(req), ct);
}
