using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>What came of seeking contact again. That a family could not be reached, or does not want it, is an honest end.</summary>
internal sealed record EndRecontactRequest
{
    public Guid CaseId { get; init; }

    public Guid RecontactId { get; init; }

    /// <summary>Coded outcome: <c>reached</c>, <c>could-not-reach</c>, <c>does-not-want</c>, <c>other-way</c>.</summary>
    public string Outcome { get; init; } = "";
}

internal sealed class EndRecontactValidator : Validator<EndRecontactRequest>
{
    public EndRecontactValidator()
    {
        RuleFor(r => r.Outcome).NotEmpty().IsCode();
    }
}

internal sealed record EndRecontact(EndRecontactRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile);
}

internal sealed class EndRecontactHandler(Work work) : IRequestHandler<EndRecontact, Reply>
{
    public Task<Reply> Handle(EndRecontact request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        return Task.FromResult(
            Work.Append(file, RecontactDecider.End(file.State, new RecontactEnded(wish.RecontactId, wish.Outcome, work.Stamp))) is { } refusal
                ? Reply.Refused(refusal)
                : Reply.Done(new Receipt(wish.RecontactId, "ended") { CaseId = file.Id }));
    }
}

internal sealed class EndRecontactEndpoint : Endpoint<EndRecontactRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/recontacts/{recontactId}/end");
        this.Door<EndRecontact>("Cases", "Say what came of seeking contact again");
    }

    public override Task HandleAsync(EndRecontactRequest req, CancellationToken ct) => this.SendCommandAsync(req, new EndRecontact(req), ct);
}
