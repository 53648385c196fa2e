using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Consultations;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Consultations;

/// <summary>
/// Sets up a penal case consultation (criminal code, article 458ter): help, police and justice at one table, where a law, a decree or the prosecutor foresees it. It
/// is kept apart: it names no case, and no case names it.
/// </summary>
internal sealed record PlanConsultationRequest
{
    public DateTimeOffset StartsAt { get; init; }

    public int DurationMinutes { get; init; } = 60;

    /// <summary>Code of the purpose.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>By what it is foreseen: <c>law</c>, <c>decree</c>, <c>ordinance</c>, <c>prosecutor</c>; another one is kept as it came.</summary>
    public string Ground { get; init; } = "";

    /// <summary>Which law, decree or reasoned authorisation.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Room, or address.</summary>
    public string? Place { get; init; }

    /// <summary>Who is asked to it, police and prosecution among them.</summary>
    public ConsultantWish[] Participants { get; init; } = [];

    /// <summary>Accounts of this service that take part and see it, beside whoever sets it up.</summary>
    public Guid[] CoordinatorIds { get; init; } = [];
}

internal sealed class PlanConsultationValidator : Validator<PlanConsultationRequest>
{
    public PlanConsultationValidator()
    {
        RuleFor(r => r.StartsAt).NotEmpty();
        RuleFor(r => r.Purpose).NotEmpty().IsCode();
        RuleFor(r => r.Ground).NotEmpty().IsCode();
        RuleFor(r => r.Reference).NotEmpty().MaximumLength(400).NamesNoFile();
        RuleFor(r => r.Place).MaximumLength(400).NamesNoFile();
        RuleFor(r => r.CoordinatorIds).Must(ids => ids is { Length: <= ConsultantValidator.Most }).WithMessage("At most 50 accounts.");
        RuleFor(r => r.Participants).NotEmpty().Must(all => all is null or { Length: <= ConsultantValidator.Most }).WithMessage("At most 50 participants.");
        RuleForEach(r => r.Participants).NotNull().SetValidator(new ConsultantValidator());
    }
}

internal sealed record PlanConsultation(PlanConsultationRequest Wish) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.PlanConsultation);
}

internal sealed class PlanConsultationHandler(Work work) : IRequestHandler<PlanConsultation, Reply>
{
    private static readonly Role[] Members = [Role.Coordinator, Role.Supervisor];

    public async Task<Reply> Handle(PlanConsultation request, CancellationToken cancellationToken)
    {
        var (wish, id) = (request.Wish, work.NewId());
        var accounts = await work.ReadManyAsync<Account>(wish.CoordinatorIds, cancellationToken);
        if (wish.CoordinatorIds.Any(known => !accounts.Any(a => a.Id == known && a.GrantsAt(work.Now).Any(g => Members.Contains(g.Role)))))
        {
            return Reply.Refused(ConsultationRefusals.CoordinatorUnknown);
        }

        await work.KeysAsync([id], cancellationToken);
        ImmutableArray<ConsultationParticipant> participants = [.. wish.Participants.Select(who => Sealed(id, who))];
        var planned = new ConsultationPlanned(
            id, work.Service, work.Caller.Id, wish.StartsAt.ToUniversalTime(), wish.DurationMinutes, wish.Purpose, wish.Ground,
            work.Seal(id, id, ConsultationFields.Reference, wish.Reference.Trim()), work.SealOrNull(id, id, ConsultationFields.Place, wish.Place),
            participants, [.. wish.CoordinatorIds], work.Stamp);
        return Work.Append(work.StartConsultation(id), ConsultationDecider.Plan(Consultation.None, planned)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Created(new Receipt(id, "planned"), $"/v1/consultations/{id}") with { About = id, Trace = $"consultation {id}" };
    }

    private ConsultationParticipant Sealed(Guid consultation, ConsultantWish who)
    {
        var id = work.NewId();
        return new(
            id,
            work.Seal(id, consultation, ConsultationFields.Name, who.Name.Trim()),
            work.SealOrNull(id, consultation, ConsultationFields.Organisation, who.Organisation),
            who.Function);
    }
}

internal sealed class PlanConsultationEndpoint : Endpoint<PlanConsultationRequest>
{
    public override void Configure()
    {
        Post("/v1/consultations");
        this.Door<PlanConsultation>("Consultations", "Set up a penal case consultation", creates: true);
    }

    public override Task HandleAsync(PlanConsultationRequest req, CancellationToken ct) => this.SendCommandAsync(req, new PlanConsultation(req), ct);
}
