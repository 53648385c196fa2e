using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A professional assessed the red flag, in writing.</summary>
internal sealed record AssessFlagRequest
{
    public Guid CaseId { get; init; }

    public Guid FlagId { get; init; }

    /// <summary>What was found and decided.</summary>
    public string Qualification { get; init; } = "";
}

internal sealed class AssessFlagValidator : Validator<AssessFlagRequest>
{
    public AssessFlagValidator()
    {
        RuleFor(r => r.Qualification).NotEmpty().MaximumLength(8000);
    }
}

internal sealed record AssessFlag(AssessFlagRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class AssessFlagHandler(Work work) : IRequestHandler<AssessFlag, Reply>
{
    public async Task<Reply> Handle(AssessFlag request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if (file.State.Flags.FirstOrDefault(f => f.Id == wish.FlagId && CaseItems.Of(work, f).Granted) is not { } flag)
        {
            return Reply.Refused(ScreeningRecordRefusals.UnknownFlag);
        }

        var subject = flag.Subject ?? file.State.Mother;
        await work.KeysAsync([subject], cancellationToken);
        var decision = FlagDecider.Assess(file.State, wish.FlagId, work.Seal(subject, file.Id, CaseFields.Qualification, wish.Qualification), work.Stamp);
        return Work.Append(file, decision) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.FlagId, "assessed") { CaseId = file.Id });
    }
}

internal sealed class AssessFlagEndpoint : Endpoint<AssessFlagRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/red-flags/{flagId}/assess");
        this.Door<AssessFlag>("Cases", "Assess a red flag", new { qualification = "Vue ce jour, pas de projet, entourée." });
    }

    public override Task HandleAsync(AssessFlagRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AssessFlag(req), ct);
}
