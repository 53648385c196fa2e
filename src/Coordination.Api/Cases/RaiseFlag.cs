using Coordination.Api.Access;
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

/// <summary>A professional states a red flag.</summary>
internal sealed record RaiseFlagRequest
{
    public Guid CaseId { get; init; }

    /// <summary>SELF_HARM, PSYCHOSIS, CHILD_DANGER …; one's own words are kept as text.</summary>
    public string Code { get; init; } = "";

    /// <summary>Default the mother.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Default the code's own, and not lower; <c>n4</c> seals it. Own words are sealed.</summary>
    public Confidentiality? Level { get; init; }
}

internal sealed class RaiseFlagValidator : Validator<RaiseFlagRequest>
{
    public RaiseFlagValidator()
    {
        RuleFor(r => r.Code).NotEmpty().MaximumLength(60);
        RuleFor(r => r.Level).Must(level => level is null or Confidentiality.N2 or Confidentiality.N4).WithMessage("A red flag is shared (n2) or sealed (n4).");
    }
}

internal sealed record RaiseFlag(RaiseFlagRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.WriteEntry, Confidentiality.N2);
}

internal sealed class RaiseFlagHandler(Work work) : IRequestHandler<RaiseFlag, Reply>
{
    public async Task<Reply> Handle(RaiseFlag request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var (subject, id) = (wish.PersonId ?? file.State.Mother, work.NewId());
        await work.KeysAsync([subject], cancellationToken);
        var said = Worded.Of(work, RedFlags.Find(wish.Code)?.Code, wish.Code, subject, (file.Id, CaseFields.FlagWords));
        return Work.Append(file, FlagDecider.Raise(file.State, id, said.Code, subject, work.Stamp, said.Text, wish.Level)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(id) { CaseId = file.Id });
    }
}

internal sealed class RaiseFlagEndpoint : Endpoint<RaiseFlagRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/red-flags");
        this.Door<RaiseFlag>("Cases", "State a red flag", new { code = "NO_CARE" });
    }

    public override Task HandleAsync(RaiseFlagRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RaiseFlag(req), ct);
}
