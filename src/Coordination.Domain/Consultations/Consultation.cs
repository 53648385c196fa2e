using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Consultations;

/// <summary>
/// A penal case consultation (<em>concertation de cas</em>, criminal code, article 458ter): a statutory meeting of help, police and justice. Another thing than a
/// concertation: a store of its own, and no link to any file.
/// </summary>
public sealed record Consultation
{
    public Guid Id { get; init; }

    public string Service { get; init; } = "";

    /// <summary>Account that set it up.</summary>
    public Guid Organiser { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset StartsAt { get; init; }

    public int DurationMinutes { get; init; }

    public string Purpose { get; init; } = "";

    public string Ground { get; init; } = "";

    public Protected? Reference { get; init; }

    public Protected? Place { get; init; }

    public ImmutableArray<ConsultationParticipant> Participants { get; init; } = [];

    /// <summary>Accounts of this service that are invited beside the organiser.</summary>
    public ImmutableArray<Guid> Coordinators { get; init; } = [];

    public ConsultationStatus Status { get; init; }

    public DateTimeOffset? HeldAt { get; init; }

    public ImmutableArray<Guid> Attendees { get; init; } = [];

    public bool SilenceTold { get; init; }

    public ImmutableArray<OwnDecision> Decisions { get; init; } = [];

    public Stamp? Planned { get; init; }

    public Stamp? Closed { get; init; }

    public static Consultation None { get; } = new();

    /// <summary>Whoever sees it: the organiser and the invited coordinators of the service.</summary>
    [JsonIgnore]
    public ImmutableArray<Guid> Members => [Organiser, .. Coordinators];

    /// <summary>Whether this is somebody who was asked to it.</summary>
    public bool Knows(Guid somebody) => Members.Contains(somebody) || Participants.Any(p => p.Id == somebody);

    public static Consultation Evolve(Consultation state, object @event) => @event switch
    {
        ConsultationPlanned e => new Consultation
        {
            Id = e.Consultation,
            Service = e.Service,
            Organiser = e.Organiser,
            StartsAt = e.StartsAt,
            DurationMinutes = e.DurationMinutes,
            Purpose = e.Purpose,
            Ground = e.Ground,
            Reference = e.Reference,
            Place = e.Place,
            Participants = e.Participants.OrEmpty(),
            Coordinators = e.Coordinators.OrEmpty(),
            Status = ConsultationStatus.Planned,
            Planned = e.Stamp,
        },
        ConsultationAttended e => state with { Status = ConsultationStatus.Held, HeldAt = e.HeldAt, Attendees = e.Attendees.OrEmpty(), SilenceTold = e.SilenceTold },
        ConsultationClosed e => state with { Status = ConsultationStatus.Closed, Decisions = e.Decisions.OrEmpty(), Closed = e.Stamp },
        _ => state,
    };
}
