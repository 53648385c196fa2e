using Coordination.Api.Access;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Handovers;

/// <summary>The relay tells how it goes: an entry of the case, for its coordinators to read.</summary>
internal sealed record GiveNewsAsRelayRequest
{
    public Guid HandoverId { get; init; }

    public string Text { get; init; } = "";
}

internal sealed class GiveNewsAsRelayValidator : Validator<GiveNewsAsRelayRequest>
{
    public GiveNewsAsRelayValidator() => RuleFor(r => r.Text).NotEmpty().MaximumLength(TextShape.LongestNote);
}

internal sealed record GiveNewsAsRelay(Guid HandoverId, string Text) : ICommand
{
    public Target Target => new() { Handover = HandoverId };

    public Demand Demand => new(AccessAction.ConfirmContact, Confidentiality.N2);
}

internal sealed class GiveNewsAsRelayHandler(Work work) : IRequestHandler<GiveNewsAsRelay, Reply>
{
    private const string News = "relay-news";

    public async Task<Reply> Handle(GiveNewsAsRelay request, CancellationToken cancellationToken)
    {
        var (file, mother, id) = (work.Case, work.Case.State.Mother, work.NewId());
        await work.KeysAsync([mother], cancellationToken);
        var written = new EntryWritten(
            id, News, Confidentiality.N2, mother, null, [], true, [], RelationBasis.Help, work.Seal(mother, file.Id, CaseFields.Entry, request.Text.Trim()), work.Now, work.Stamp);
        return Work.Append(file, EntryDecider.Write(file.State, written)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(id));
    }
}

internal sealed class GiveNewsAsRelayEndpoint : Endpoint<GiveNewsAsRelayRequest>
{
    public override void Configure()
    {
        Post("/v1/relay/requests/{handoverId}/news");
        this.Door<GiveNewsAsRelay>("Relay's own door", "Tell how it goes with a family", new { text = "Deux visites, le lien se crée." });
    }

    public override Task HandleAsync(GiveNewsAsRelayRequest req, CancellationToken ct) => this.SendCommandAsync(req, new GiveNewsAsRelay(req.HandoverId, req.Text), ct);
}
