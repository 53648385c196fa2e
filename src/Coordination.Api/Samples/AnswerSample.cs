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

/// <summary>
/// The reviewer says what she found of a sampled access. With that it closes for her, and so does the case that it opened. What is questionable is told to
/// the privacy officers by a number, and owed by them.
/// </summary>
internal sealed record AnswerSampleRequest
{
    public Guid SampleId { get; init; }

    /// <summary>What was found.</summary>
    public SampleFinding? Finding { get; init; }

    /// <summary>Why; needed unless it was justified. It names no family and repeats nothing of the file.</summary>
    public string? Text { get; init; }
}

internal sealed class AnswerSampleValidator : Validator<AnswerSampleRequest>
{
    public AnswerSampleValidator()
    {
        RuleFor(r => r.Finding).NotNull().NotEqual(SampleFinding.None).WithMessage("Say justified, questionable or cannotTell.");
        RuleFor(r => r.Text).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record AnswerSample(AnswerSampleRequest Wish) : ICommand
{
    public Target Target => Target.OfSample(Wish.SampleId);

    public Demand Demand => new(AccessAction.ReviewSample);
}

internal sealed class AnswerSampleHandler(Work work) : IRequestHandler<AnswerSample, Reply>
{
    public async Task<Reply> Handle(AnswerSample request, CancellationToken cancellationToken)
    {
        var (wish, sample, subject) = (request.Wish, work.Sample, work.Sample.State.Drawn!.Subject);
        await work.KeysAsync([subject], cancellationToken);
        var text = work.SealAgain(sample.State.Review?.Text, subject, sample.Id, SampleFields.Answer, wish.Text);
        if (Work.Append(sample, SampleDecider.Review(sample.State, wish.Finding!.Value, text, work.Stamp)) is { } no)
        {
            return Reply.Refused(no);
        }

        await SampleNotices.QueueAsync(work, sample, cancellationToken);
        return Reply.Done(new Receipt(sample.Id, "answered"));
    }
}

internal sealed class AnswerSampleEndpoint : Endpoint<AnswerSampleRequest>
{
    public override void Configure()
    {
        Post("/v1/samples/{sampleId}/answer");
        this.Door<AnswerSample>("Samples", "Answer the review of a sampled access", new { finding = "questionable", text = "Aucune garde ni prise en charge ce jour-là." });
    }

    public override Task HandleAsync(AnswerSampleRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AnswerSample(req), ct);
}
