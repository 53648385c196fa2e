using Coordination.Api.Access;
using Coordination.Api.Consultations.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using FastEndpoints;
using MediatR;

namespace Coordination.Api.Consultations;

/// <summary>A penal case consultation, for whoever set it up and the coordinators who are invited to it.</summary>
internal sealed record ReadConsultationRequest
{
    public Guid ConsultationId { get; init; }
}

internal sealed class ReadConsultationValidator : Validator<ReadConsultationRequest>;

internal sealed record ReadConsultation(Guid ConsultationId) : IQuery<ConsultationCard>
{
    public Target Target => Target.OfConsultation(ConsultationId);

    public Demand Demand => new(AccessAction.ReadConsultation);
}

internal sealed class ReadConsultationHandler(Work work) : IRequestHandler<ReadConsultation, Answer<ConsultationCard>>
{
    public async Task<Answer<ConsultationCard>> Handle(ReadConsultation request, CancellationToken cancellationToken)
    {
        var card = await ConsultationCards.OfAsync(work, work.Consultation.State, cancellationToken);
        return Answer<ConsultationCard>.Of(card) with { Shown = $"participants {card.Participants.Length}" };
    }
}

internal sealed class ReadConsultationEndpoint : Endpoint<ReadConsultationRequest>
{
    public override void Configure()
    {
        Get("/v1/consultations/{consultationId}");
        this.Door<ReadConsultation>("Consultations", "Read a penal case consultation");
    }

    public override Task HandleAsync(ReadConsultationRequest req, CancellationToken ct) => this.SendQueryAsync(req, new ReadConsultation(req.ConsultationId), ct);
}
