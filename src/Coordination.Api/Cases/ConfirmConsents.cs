using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>A person who came of age, or was found able, agrees herself to what had been agreed before. What she does not want is withdrawn.</summary>
internal sealed record ConfirmConsentsRequest
{
    public Guid CaseId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>Consents that she confirms; all that wait for her when not given.</summary>
    public Guid[] Consents { get; init; } = [];

    public ConsentForm Form { get; init; } = ConsentForm.Oral;
}

internal sealed class ConfirmConsentsValidator : Validator<ConfirmConsentsRequest>
{
    public ConfirmConsentsValidator()
    {
        RuleFor(r => r.Consents).Must(x => x.Length <= 50).WithMessage("At most 50 consents.");
    }
}

internal sealed record ConfirmConsents(ConfirmConsentsRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.RecordConsent);
}

internal sealed class ConfirmConsentsHandler(Work work) : IRequestHandler<ConfirmConsents, Reply>
{
    public async Task<Reply> Handle(ConfirmConsents request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        await KnownMinors.NoteAsync(work, [wish.PersonId], cancellationToken);
        return Work.Append(file, ConsentDecider.Confirm(file.State, wish.PersonId, [.. wish.Consents.Distinct()], wish.Form, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(wish.PersonId, "confirmed") { CaseId = file.Id });
    }
}

internal sealed class ConfirmConsentsEndpoint : Endpoint<ConfirmConsentsRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/persons/{personId}/consents/confirm");
        this.Door<ConfirmConsents>("Cases", "A person confirms what was agreed before she decided herself", new { form = "oral" });
    }

    public override Task HandleAsync(ConfirmConsentsRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ConfirmConsents(req), ct);
}
