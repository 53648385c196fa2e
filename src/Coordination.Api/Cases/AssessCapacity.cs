using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>
/// A professional assessed whether a person judges her own interests: alone, with assistance, or not. Found able alone, a minor decides herself and nobody in
/// her place; her parents get nothing about her without her agreement. A later assessment about the same takes its place, and one is due before it is over.
/// </summary>
internal sealed record AssessCapacityRequest
{
    public Guid CaseId { get; init; }

    public Guid PersonId { get; init; }

    public CapacityConclusion? Conclusion { get; init; }

    /// <summary>What it is about; all of them when not given.</summary>
    public CapacityScope[] Scopes { get; init; } = [CapacityScope.Care, CapacityScope.Data, CapacityScope.Consent];

    /// <summary>On what it rests.</summary>
    public string Ground { get; init; } = "";

    /// <summary>Civil day; default today.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Last day on which it counts; default, and at most, a year later.</summary>
    public DateOnly? Until { get; init; }
}

internal sealed class AssessCapacityValidator : Validator<AssessCapacityRequest>
{
    public AssessCapacityValidator()
    {
        RuleFor(r => r.Conclusion).NotNull().NotEqual(CapacityConclusion.None).WithMessage("Say ableAlone, ableWithAssistance or notAble.");
        RuleFor(r => r.Scopes).Must(s => s.Length <= 3).WithMessage("At most three.");
        RuleFor(r => r.Ground).NotEmpty().MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record AssessCapacity(AssessCapacityRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Domain.Confidentiality.N2);
}

internal sealed class AssessCapacityHandler(Work work) : IRequestHandler<AssessCapacity, Reply>
{
    public async Task<Reply> Handle(AssessCapacity request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        if (file.State.Find(wish.PersonId) is null)
        {
            return Reply.Refused(CaseRefusals.UnknownPerson);
        }

        await KnownMinors.NoteAsync(work, [wish.PersonId], cancellationToken);
        await work.KeysAsync([wish.PersonId], cancellationToken);
        var assessed = AssessedAs(wish);
        return Work.Append(file, CapacityDecider.Assess(file.State, assessed)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(assessed.Assessment, "assessed") { CaseId = file.Id });
    }

    // The same words about the same again are the assessment that is there.
    private CapacityAssessed AssessedAs(AssessCapacityRequest wish)
    {
        var (state, on) = (work.Case.State, wish.On ?? CivilTime.DayOf(work.Now));
        var until = wish.Until ?? CapacityRules.LastDayOf(on);
        var last = state.Assessments.LastOrDefault(a => a.Person == wish.PersonId);
        var text = work.SealAgain(last?.Text, wish.PersonId, state.Id, CaseFields.Capacity, wish.Ground)!;
        var same = last is not null && last.Text == text && (last.Conclusion, last.On, last.Until) == (wish.Conclusion!.Value, on, until) && last.Scopes.ToHashSet().SetEquals(wish.Scopes);
        return new(same ? last!.Assessment : work.NewId(), wish.PersonId, wish.Conclusion!.Value, [.. wish.Scopes.Distinct()], on, until, text, work.Stamp);
    }
}

internal sealed class AssessCapacityEndpoint : Endpoint<AssessCapacityRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/persons/{personId}/capacity");
        this.Door<AssessCapacity>("Cases", "Assess whether a person judges her own interests", new { conclusion = "ableAlone", ground = "Vue seule : comprend, pèse, décide." });
    }

    public override Task HandleAsync(AssessCapacityRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AssessCapacity(req), ct);
}
