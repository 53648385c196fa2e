using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Relays;

namespace Coordination.Api.Relays.Views;

/// <summary>A relay with everything the directory knows of it.</summary>
/// <param name="Id">Its stream.</param>
/// <param name="Record">The service record.</param>
/// <param name="KindInWords">Label of its kind.</param>
/// <param name="Capacity">What is known of its places, with its age.</param>
/// <param name="ReviewedOn">Last review.</param>
/// <param name="Stale">Not reviewed for six months.</param>
/// <param name="CanBeAsked">A request that names a family may be sent to it.</param>
/// <param name="Withdrawn">Why it left the directory.</param>
internal sealed record RelayCard(
    Guid Id, ServiceRecord Record, Label? KindInWords, CapacityKnowledge Capacity, DateOnly? ReviewedOn, bool Stale, bool CanBeAsked, string? Withdrawn)
{
    public static RelayCard Of(Relay relay, DateOnly today)
    {
        var kind = RelayKinds.Current.Find(relay.Record.Kind);
        return new(
            relay.Id, relay.Record, kind?.Label, RelayCapacity.Of(relay, today, kind?.CapacityWeeks ?? 0), relay.ReviewedOn, RelayCapacity.IsStale(relay, today),
            kind?.CanReceiveHandover == true && relay.Withdrawn is null, relay.Withdrawn);
    }
}

/// <summary>A relay as a list shows it: whom to call, and whether there may be a place.</summary>
internal sealed record RelayRow(
    Guid Id, string Name, string Kind, Label? KindInWords, LegalBasis Basis, string? Postcode, ImmutableArray<string> Languages, string? Telephone, string? Mail,
    CapacityKnowledge Capacity, bool Stale, bool CanBeAsked)
{
    public static RelayRow Of(Relay relay, DateOnly today)
    {
        var (card, record) = (RelayCard.Of(relay, today), relay.Record);
        return new(
            relay.Id, record.Name, record.Kind, card.KindInWords, record.Basis, record.Postcode, record.Languages, record.Telephone, record.Mail, card.Capacity, card.Stale,
            card.CanBeAsked);
    }
}
