using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Samples;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Samples;
using Coordination.Domain.Time;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Demo;

/// <summary>One sampled access without a log to draw it from.</summary>
/// <param name="Case">Case it was at.</param>
/// <param name="By">Whose it is.</param>
/// <param name="At">When it was.</param>
internal sealed record DrawForDemo(Guid Case, Guid By, DateTimeOffset At) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.DrawAccesses);
}

internal sealed class DrawForDemoHandler(Work work) : IRequestHandler<DrawForDemo, Reply>
{
    public async Task<Reply> Handle(DrawForDemo request, CancellationToken cancellationToken)
    {
        var file = await work.LoadAsync<CaseFile>(request.Case, cancellationToken) ?? throw new InvalidOperationException("The demonstration has no such case.");
        var reviewers = await Reviewers.TodayAsync(work, cancellationToken);
        var sample = work.Start(StreamKinds.Sample, work.NewId());
        var period = SamplePeriod.LastBefore(CivilTime.DayOf(work.Now), 7);
        var access = new SampledAccess(work.NewId(), 0, request.By, request.At, AccessKind.Case, "A01", true, file.Id, null);
        Work.Append(sample, SampleDecider.Draw(sample.State, new(
            sample.Id, work.Service, file.Site, period.From, period.To, 0, access, SampleRules.TieOf(file, request.By, [], request.At), file.Mother,
            reviewers.Of(file.Site, request.By, file), reviewers.ForFindings(file.Site, request.By, file), work.Stamp)));
        return Reply.Done(new Receipt(sample.Id, "drawn"));
    }
}
