using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using Npgsql;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>The coordination ends, with a coded reason. What is still owed is named with the reason why it is not done, or the case stays open.</summary>
internal sealed record CloseCaseRequest
{
    public Guid CaseId { get; init; }

    /// <summary>third-birthday, agreed-end, moved, refused, lost-contact, death, transferred, opened-in-error.</summary>
    public string Reason { get; init; } = "";

    public string? Note { get; init; }

    /// <summary>A reason for each thing still owed.</summary>
    public InsteadWish[] Instead { get; init; } = [];
}

internal sealed record InsteadWish(string Code, string Occurrence, string Reason);

internal sealed class CloseCaseValidator : Validator<CloseCaseRequest>
{
    public CloseCaseValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().MaximumLength(60);
        RuleFor(r => r.Note).MaximumLength(8000);
        RuleFor(r => r.Instead).Must(i => i.Length <= 100).WithMessage("At most 100 reasons.");
        RuleForEach(r => r.Instead).NotNull();
    }
}

internal sealed record CloseCase(CloseCaseRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.CloseCase);
}

internal sealed class CloseCaseHandler(Work work) : IRequestHandler<CloseCase, Reply>
{
    private const string OpenHandovers = "select count(*) from coordination.handover_head where tenant_id = $1 and case_id = $2 and open";

    public async Task<Reply> Handle(CloseCase request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        await work.KeysAsync([file.State.Mother], cancellationToken);
        var closing = new Closing(
            wish.Reason,
            work.SealOrNull(file.State.Mother, file.Id, CaseFields.Closing, wish.Note),
            [.. wish.Instead.Select(i => new Satisfied(i.Code, i.Occurrence, i.Reason))],
            await OpenHandoversAsync(file.Id, cancellationToken))
        {
            Unknown = CaseSight.HiddenIn(work),
        };
        if (Work.Append(file, CaseDecider.Close(file.State, closing, work.Plan, work.Stamp)) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        work.StayClosed(file);
        return Reply.Done(new Receipt(file.Id, "closed"));
    }

    private async Task<int> OpenHandoversAsync(Guid file, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(OpenHandovers, await work.ConnectionAsync(ct));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = work.Service });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = file });
        return (int)(long)(await command.ExecuteScalarAsync(ct))!;
    }
}

internal sealed class CloseCaseEndpoint : Endpoint<CloseCaseRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/close");
        this.Door<CloseCase>("Cases", "Close a case");
    }

    public override Task HandleAsync(CloseCaseRequest req, CancellationToken ct) => this.SendCommandAsync(req, new CloseCase(req), ct);
}
