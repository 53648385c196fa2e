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

/// <summary>
/// Notes that whoever helps at once was told what is needed, without consent (access rule A85): the psychiatrist on duty, or 112. It sends nothing. The
/// person is told afterwards: that is owed until somebody says who told her.
/// </summary>
internal sealed record DiscloseInEmergencyRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Who was told, by kind.</summary>
    public string Authority { get; init; } = "";

    /// <summary>Coded reason.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Things of the case that were told.</summary>
    public DisclosedItem[] Items { get; init; } = [];

    /// <summary>What was said.</summary>
    public string? Text { get; init; }

    /// <summary>Data categories it tells of.</summary>
    public DataCategory[] Categories { get; init; } = [DataCategory.Identity];

    /// <summary>Code of how it was told.</summary>
    public string Channel { get; init; } = "telephone";
}

internal sealed class DiscloseInEmergencyValidator : Validator<DiscloseInEmergencyRequest>
{
    public DiscloseInEmergencyValidator()
    {
        RuleFor(r => r.Authority).NotEmpty().Must(DisclosureBases.IsAuthority).WithMessage("The authority is one of the list authority.");
        RuleFor(r => r.Reason).NotEmpty().Must(DisclosureBases.IsEmergency).WithMessage("The reason is one of the list emergency-reason.");
        RuleFor(r => r.Items).Must(i => i.Length <= 50).WithMessage("At most 50 items.");
        RuleForEach(r => r.Items).NotNull();
        RuleFor(r => r.Text).MaximumLength(TextShape.LongestNote);
        RuleFor(r => r.Channel).NotEmpty().IsCode();
    }
}

internal sealed record DiscloseInEmergency(DiscloseInEmergencyRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.DiscloseInEmergency)
    {
        Refine = (_, question) => question with { Reason = DisclosureBases.IsEmergency(Wish.Reason) ? EmergencyReason.Coded : EmergencyReason.None },
    };
}

internal sealed class DiscloseInEmergencyHandler(Work work) : IRequestHandler<DiscloseInEmergency, Reply>
{
    public async Task<Reply> Handle(DiscloseInEmergency request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if (!wish.Items.All(item => DisclosureSight.Reads(work, item)))
        {
            return Reply.Refused(DisclosureRefusals.UnknownItem);
        }

        await work.KeysAsync([file.State.Mother], cancellationToken);
        var (id, text) = (work.NewId(), work.SealOrNull(file.State.Mother, file.Id, CaseFields.DisclosureText, wish.Text));
        var hash = DisclosedContent.Hash(wish.Items.Select(item => (item, DisclosedContent.Of(file.State, item)!)), text);
        var terms = new DisclosureTerms(id, DisclosureBases.Emergency, null, [.. wish.Categories], [], null, "protection", wish.Channel, YesNo.Unknown, hash);
        var told = new DisclosedOutside(wish.Authority, [.. wish.Items], wish.Reason, text, Confidentiality.N2, terms, work.Stamp);
        return Work.Append(file, DisclosureDecider.TellOutside(file.State, told)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(id, "disclosed") { CaseId = file.Id });
    }
}

internal sealed class DiscloseInEmergencyEndpoint : Endpoint<DiscloseInEmergencyRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/disclosures");
        this.Door<DiscloseInEmergency>("Cases", "Note what was disclosed in an emergency, without consent");
    }

    public override Task HandleAsync(DiscloseInEmergencyRequest req, CancellationToken ct) => this.SendCommandAsync(req, new DiscloseInEmergency(req), ct);
}
