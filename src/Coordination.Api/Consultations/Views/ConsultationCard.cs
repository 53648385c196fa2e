using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain.Consultations;

namespace Coordination.Api.Consultations.Views;

/// <summary>A penal case consultation as those of the service see it who take part.</summary>
/// <param name="State">Planned, held or closed.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="DurationMinutes">How long it is planned to last.</param>
/// <param name="Purpose">Code of the purpose.</param>
/// <param name="Ground">By what it is foreseen.</param>
/// <param name="OrganiserId">Account that set it up.</param>
internal sealed record ConsultationCard(Guid Id, ConsultationStatus State, DateTimeOffset StartsAt, int DurationMinutes, string Purpose, string Ground, Guid OrganiserId)
{
    /// <summary>Which law, decree or authorisation.</summary>
    public string? Reference { get; init; }

    /// <summary>Room, or address.</summary>
    public string? Place { get; init; }

    /// <summary>When it was set up.</summary>
    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>Who is asked to it.</summary>
    public required ImmutableArray<ConsultantCard> Participants { get; init; }

    /// <summary>Accounts of this service that are invited beside the organiser.</summary>
    public required ImmutableArray<Guid> CoordinatorIds { get; init; }

    /// <summary>When it was held.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>Participants, and accounts of coordinators, that were there.</summary>
    public required ImmutableArray<Guid> Attendees { get; init; }

    /// <summary>It was told to all that speaking is allowed and nobody is bound to it.</summary>
    public required bool SilenceTold { get; init; }

    /// <summary>What those who were there decided for themselves.</summary>
    public required ImmutableArray<OwnDecisionCard> Decisions { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>Somebody who is asked.</summary>
/// <param name="Name">Name of the person who is asked.</param>
/// <param name="Organisation">For whom the person comes.</param>
/// <param name="Function">What the person comes as.</param>
internal sealed record ConsultantCard(Guid Id, string? Name, string? Organisation, string Function);

/// <summary>What somebody who was there took upon herself.</summary>
/// <param name="By">Whoever decided, for herself.</param>
/// <param name="Text">What she will do.</param>
internal sealed record OwnDecisionCard(Guid By, string? Text);

/// <summary>One line of the list.</summary>
/// <param name="State">Planned, held or closed.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Purpose">Code of the purpose.</param>
/// <param name="Ground">By what it is foreseen.</param>
/// <param name="Mine">The caller set it up.</param>
internal sealed record ConsultationLine(Guid Id, ConsultationStatus State, DateTimeOffset StartsAt, string Purpose, string Ground, bool Mine)
{
    public static ConsultationLine Of(Work work, Consultation meeting) =>
        new(meeting.Id, meeting.Status, meeting.StartsAt, meeting.Purpose, meeting.Ground, meeting.Organiser == work.Caller.Id);
}
