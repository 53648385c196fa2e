using Coordination.Api.Access;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Screening;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A vulnerability or protective factor. An unknown code is kept as text.</summary>
internal sealed record RecordFactorRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Factor code, or one's own words, which are restricted (n3) unless a level is said.</summary>
    public string Code { get; init; } = "";

    public FactorSubject About { get; init; } = FactorSubject.Mother;

    /// <summary>Child or other person it is about.</summary>
    public Guid? PersonId { get; init; }

    public FactorStatus Status { get; init; } = FactorStatus.Stated;

    public DateOnly? Since { get; init; }

    public FactorSource Source { get; init; } = FactorSource.Person;

    public Certainty Certainty { get; init; } = Certainty.Probable;

    public bool FunctionalImpact { get; init; }

    /// <summary>Default the code's own, and not lower.</summary>
    public Confidentiality? Level { get; init; }

    public string? Note { get; init; }
}

internal sealed class RecordFactorValidator : Validator<RecordFactorRequest>
{
    public RecordFactorValidator()
    {
        RuleFor(r => r.Code).NotEmpty().MaximumLength(60);
        RuleFor(r => r.Note).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record RecordFactor(RecordFactorRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Confidentiality Level => Wish.Level ?? FactorCodes.LevelOf(Wish.Code);

    public Demand Demand => new(AccessAction.KeepFile, CaseDemands.LevelOf(Level));
}

internal sealed class RecordFactorHandler(Work work) : IRequestHandler<RecordFactor, Reply>
{
    public async Task<Reply> Handle(RecordFactor request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        // A factor that is sealed for her is not there: she neither replaces it nor learns that it is.
        var state = file.State with { Factors = [.. file.State.Factors.Where(f => CaseItems.Of(work, f).Granted)] };
        var subject = wish.PersonId ?? file.State.Mother;
        await work.KeysAsync(state.Factors.Select(f => f.Text), cancellationToken);
        await work.KeysAsync([subject], cancellationToken);
        var said = Worded.Of(work, FactorCodes.Find(wish.Code)?.Code, wish.Code, subject, (file.Id, CaseFields.FactorWords));
        var recorded = Recorded(request, Standing(state, wish, said), said, subject);
        return Work.Append(file, ScreeningDecider.RecordFactor(state, recorded)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(recorded.Factor) { CaseId = file.Id, Warnings = FactorCodes.Find(wish.Code) is null ? ["uncoded"] : null });
    }

    private FactorRecorded Recorded(RecordFactor request, Factor? standing, Worded said, Guid subject)
    {
        var wish = request.Wish;
        return new(
            standing?.Id ?? work.NewId(),
            said.Code,
            null,
            wish.About,
            wish.PersonId,
            wish.Status,
            wish.Since,
            wish.Source,
            wish.Certainty,
            wish.FunctionalImpact,
            request.Level,
            work.SealAgain(standing?.Note, subject, work.Case.Id, CaseFields.Factor, wish.Note),
            work.Stamp)
        {
            Text = standing is null ? said.Text : standing.Text,
        };
    }

    // Of two that no code fits, those are the same that say the same.
    private Factor? Standing(CaseFile state, RecordFactorRequest wish, Worded said) =>
        state.Factors.FirstOrDefault(f => f.Resolved is null && f.Code == said.Code && f.About == wish.About && f.Subject == wish.PersonId
            && (f.Text is not { } words || work.Keys.Open(words, words.Subject, state.Id, CaseFields.FactorWords) == wish.Code.Trim()));
}

internal sealed class RecordFactorEndpoint : Endpoint<RecordFactorRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/factors");
        this.Door<RecordFactor>("Cases", "Record a factor", new { code = "S14" });
    }

    public override Task HandleAsync(RecordFactorRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RecordFactor(req), ct);
}
