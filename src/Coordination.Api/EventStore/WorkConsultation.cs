using Coordination.Domain.Consultations;

namespace Coordination.Api.EventStore;

/// <summary>A penal case consultation, where a work is about one. No case is ever read along with it.</summary>
internal sealed partial class Work
{
    public OpenStream<Consultation>? ConsultationStream { get; private set; }

    public OpenStream<Consultation> Consultation => ConsultationStream ?? throw new InvalidOperationException("This request opened no penal case consultation.");

    /// <summary>One that is set up in this work.</summary>
    public OpenStream<Consultation> StartConsultation(Guid id) => ConsultationStream = Start(StreamKinds.Consultation, id);
}
