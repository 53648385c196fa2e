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

/// <summary>A records officer refuses a request, by a reason that the law knows and in words. With that it closes for her.</summary>
internal sealed record RefuseRightRequest
{
    public Guid RequestId { get; init; }

    /// <summary>Coded reason.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The reasons as whoever asked is told them.</summary>
    public string Text { get; init; } = "";
}

internal sealed class RefuseRightValidator : Validator<RefuseRightRequest>
{
    public RefuseRightValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().IsCode();
        RuleFor(r => r.Text).NotEmpty().MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record RefuseRight(RefuseRightRequest Wish) : ICommand
{
    public Target Target => Target.OfRequest(Wish.RequestId);

    public Demand Demand => new(AccessAction.KeepPersonsRequest);
}

internal sealed class RefuseRightHandler(Work work) : IRequestHandler<RefuseRight, Reply>
{
    public async Task<Reply> Handle(RefuseRight request, CancellationToken cancellationToken)
    {
        var (wish, stream, state) = (request.Wish, work.Request, work.Request.State);
        await work.KeysAsync([state.Person], cancellationToken);
        var text = work.SealAgain(state.Ending?.Text, state.Person, stream.Id, RightFields.Ending, wish.Text)!;
        return RightReplies.Of(stream, Work.Append(stream, PersonsRequestDecider.Refuse(state, wish.Reason, text, work.Stamp)));
    }
}

internal sealed class RefuseRightEndpoint : Endpoint<RefuseRightRequest>
{
    public override void Configure()
    {
        Post("/v1/requests/{requestId}/refuse");
        this.Door<RefuseRight>("Persons' rights", "Refuse a person's request", new { reason = "rights-of-others", text = "La copie ferait connaître ce qu'une autre personne a confié." });
    }

    public override Task HandleAsync(RefuseRightRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RefuseRight(req), ct);
}
