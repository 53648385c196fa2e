using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>The case as its reader may see it.</summary>
internal sealed record CaseCard
{
    public required Guid Id { get; init; }

    public required string Site { get; init; }

    /// <summary>Open or Closed.</summary>
    public required CaseStanding State { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required ImmutableArray<PersonCard> Persons { get; init; }

    public Pregnancy? Pregnancy { get; init; }

    public ImmutableArray<Birth> Births { get; init; } = [];

    /// <summary>Responsible coordinator and the other head.</summary>
    public required ImmutableArray<Guid> Coordinators { get; init; }

    /// <summary>1 detect and inform, 2 tailored, 3 coordinated; null while only proposed.</summary>
    public int? CareIntensity { get; init; }

    /// <summary>What the factors and scores propose, with the reasons; a person decides.</summary>
    public IntensityProposal? ProposedIntensity { get; init; }

    public required ImmutableArray<ConsentCard> Consents { get; init; }

    public required ImmutableArray<ContactCard> Contacts { get; init; }

    public required ImmutableArray<EntryCard> Entries { get; init; }

    public required ImmutableArray<ScreeningCard> Screenings { get; init; }

    public required ImmutableArray<FlagCard> RedFlags { get; init; }

    public required ImmutableArray<FactorCard> Factors { get; init; }

    /// <summary>What the case itself owes, most urgent first.</summary>
    public required ImmutableArray<OwedCard> Owed { get; init; }

    public string? ClosingReason { get; init; }
}

internal sealed record PersonCard(Guid Id, PersonRole Role, string? Name, string? BirthDate, string? Ssin, string? Telephone, string? Mail, string? Address, string? Language);

internal sealed record ConsentCard(Guid Id, bool Refused, bool Withdrawn, ConsentScope Scope, ImmutableArray<DataCategory> Categories, ImmutableArray<Guid> Relays, ImmutableArray<string> Kinds, string Purpose, DateOnly From, DateOnly? Until, ConsentForm Form);

internal sealed record ContactCard(Guid Id, DateOnly On, ContactChannel Channel, bool Reached, string? Text, Guid By);

/// <summary>An entry; without text where its existence may be known but not its content.</summary>
internal sealed record EntryCard(Guid Id, string Kind, Confidentiality Level, Guid Subject, string? Text, Guid Author, DateTimeOffset At);

internal sealed record ScreeningCard(Guid Id, string Instrument, DateOnly On, int? Total, bool Complete, ImmutableArray<string> Bands, ImmutableArray<string> RedFlags, ImmutableArray<string> Notes, Confidentiality Level);

internal sealed record FlagCard(Guid Id, string Code, DateTimeOffset RaisedAt, bool Acknowledged, bool Assessed, string? Qualification);

internal sealed record FactorCard(Guid Id, string Code, FactorStatus Status, Certainty Certainty, DateOnly? Since, string? Note, Confidentiality Level, bool Resolved);

internal sealed record OwedCard(Guid Id, string Code, string Occurrence, Guid Owner, Urgency Urgency, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset? ClosesAt);
