using System.Text.Json;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.PersonsRequests.Views;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.PersonsRequests;

/// <summary>
/// A records officer releases the copy that she prepared: what the rules let through, without what she leaves out beside. It is put together anew, and kept
/// sealed with the person's key. Released again while the request is open, it takes the place of the first.
/// </summary>
internal sealed record ReleaseCopyRequest
{
    public Guid RequestId { get; init; }

    /// <summary>Items of the preparation that tell of somebody else although nothing said so.</summary>
    public Guid[] LeaveOut { get; init; } = [];

    /// <summary>Items of the verdict <c>decide</c> that may go: else they are left out.</summary>
    public Guid[] Include { get; init; } = [];
}

internal sealed class ReleaseCopyValidator : Validator<ReleaseCopyRequest>
{
    public ReleaseCopyValidator()
    {
        RuleFor(r => r.LeaveOut).Must(ids => ids.Length <= 500).WithMessage("At most 500 items.");
        RuleFor(r => r.Include).Must(ids => ids.Length <= 500).WithMessage("At most 500 items.");
    }
}

internal sealed record ReleaseCopy(ReleaseCopyRequest Wish) : ICommand
{
    public Target Target => Target.OfRequest(Wish.RequestId);

    public Demand Demand => new(AccessAction.KeepPersonsRequest, Confidentiality.N5);
}

internal sealed class ReleaseCopyHandler(Work work) : IRequestHandler<ReleaseCopy, Reply>
{
    public async Task<Reply> Handle(ReleaseCopy request, CancellationToken cancellationToken)
    {
        var (wish, stream, asked) = (request.Wish, work.Request, work.Request.State);
        if (PersonsRequestDecider.NotBy(asked, work.Case.State, CivilTime.DayOf(work.Now)) is { } early)
        {
            return Reply.Refused(early);
        }

        var file = await PersonsFile.OfAsync(work, CopyReader.Of(asked, work.Case.State, CivilTime.DayOf(work.Now)), officer: true, cancellationToken);
        if (Fault(wish, file) is { } fault)
        {
            return Reply.Refused(fault);
        }

        var document = file.Document(wish.LeaveOut, wish.Include);
        var text = JsonSerializer.Serialize(document, ApiJson.Options);
        await work.KeysAsync([asked.Person], cancellationToken);
        var released = new PersonsCopyReleased(PersonsCopies.DigestOf(text), document.Items.Length, [.. wish.LeaveOut], work.Stamp) { LetIn = [.. wish.Include] };
        if (Work.Append(stream, PersonsRequestDecider.Release(asked, work.Case.State, released)) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        PersonsCopies.Queue(work, asked, text);
        // What it was put together from is what it was read from: a seal or a limit that came meanwhile counts.
        work.RestOn(work.Case);
        return RightReplies.Of(stream, null) with { Trace = PersonsCopies.Told(stream.Id, document.Items.Length) };
    }

    private static Refusal? Fault(ReleaseCopyRequest wish, PersonsFile file) =>
        wish.LeaveOut.Any(item => !file.Holds(item)) ? PersonsRequestRefusals.UnknownItem
        : wish.Include.Any(item => !file.AwaitsDecision(item)) ? PersonsRequestRefusals.NotToDecide
        : null;
}

internal sealed class ReleaseCopyEndpoint : Endpoint<ReleaseCopyRequest>
{
    public override void Configure()
    {
        Post("/v1/requests/{requestId}/copy");
        this.Door<ReleaseCopy>("Persons' rights", "Release a person's copy", new { });
    }

    public override Task HandleAsync(ReleaseCopyRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ReleaseCopy(req), ct);
}
