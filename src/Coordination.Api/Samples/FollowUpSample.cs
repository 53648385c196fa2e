using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Samples;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Samples;

/// <summary>Whoever looks into a questionable access says what came of it. With that it closes.</summary>
internal sealed record FollowUpSampleRequest
{
    public Guid SampleId { get; init; }

    /// <summary>What came of it.</summary>
    public string Text { get; init; } = "";
}

internal sealed class FollowUpSampleValidator : Validator<FollowUpSampleRequest>
{
    public FollowUpSampleValidator() => RuleFor(r => r.Text).NotEmpty().MaximumLength(TextShape.LongestNote);
}

internal sealed record FollowUpSample(FollowUpSampleRequest Wish) : ICommand
{
    public Target Target => Target.OfSample(Wish.SampleId);

    public Demand Demand => new(AccessAction.ReviewSample);
}

internal sealed class FollowUpSampleHandler(Work work) : IRequestHandler<FollowUpSample, Reply>
{
    public async Task<Reply> Handle(FollowUpSample request, CancellationToken cancellationToken)
    {
        var (sample, subject) = (work.Sample, work.Sample.State.Drawn!.Subject);
        await work.KeysAsync([subject], cancellationToken);
        var text = work.SealAgain(sample.State.FollowUp?.Text, subject, sample.Id, SampleFields.FollowUp, request.Wish.Text)!;
        return Work.Append(sample, SampleDecider.FollowUp(sample.State, text, work.Stamp)) is { } no
            ? Reply.Refused(no)
            : Reply.Done(new Receipt(sample.Id, "followed-up"));
    }
}

internal sealed class FollowUpSampleEndpoint : Endpoint<FollowUpSampleRequest>
{
    public override void Configure()
    {
        Post("/v1/samples/{sampleId}/follow-up");
        this.Door<FollowUpSample>("Samples", "Say what came of a questionable access", new { text = "Entretien mené ; le rappel des règles suffit." });
    }

    public override Task HandleAsync(FollowUpSampleRequest req, CancellationToken ct) => this.SendCommandAsync(req, new FollowUpSample(req), ct);
}
