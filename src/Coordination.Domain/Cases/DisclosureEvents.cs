// These shapes are stored for ever: never change one, add to it.
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>What was disclosed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisclosedKind>))]
public enum DisclosedKind
{
    Entry,
    Contact,
    Screening,
    Factor,
    RedFlag,

    /// <summary>Who somebody is.</summary>
    Person,

    /// <summary>Words of the one who told it, and nothing of the file by itself.</summary>
    Words,

    /// <summary>A request that names the family to a relay.</summary>
    Request,

    /// <summary>A relay that was asked anonymously learnt who the family is.</summary>
    Identity,

    /// <summary>A relay's yes: how to reach the family, and of the case what the consent agrees to.</summary>
    Access,

    /// <summary>What was said in a meeting.</summary>
    Concertation,
}

/// <summary>One thing of the case that was disclosed.</summary>
public sealed record DisclosedItem(DisclosedKind Kind, Guid Id);

/// <summary>One of the five conditions of shared secrecy, answered.</summary>
/// <param name="Condition">Code of the condition.</param>
/// <param name="Met">Yes or no; unknown is no answer.</param>
/// <param name="Why">Why not, sealed, or null.</param>
public sealed record ConditionAnswer(string Condition, YesNo Met, Protected? Why);

/// <summary>On what a disclosure rests and how it was done.</summary>
/// <param name="Disclosure">Its id in the ledger.</param>
/// <param name="Basis">Code of the basis (<see cref="DisclosureBases"/>).</param>
/// <param name="Consent">The consent, where that is the basis.</param>
/// <param name="Categories">Data categories it tells of.</param>
/// <param name="Answers">The conditions that were answered.</param>
/// <param name="Reason">The written reason, sealed, or null.</param>
/// <param name="Purpose">Code of the purpose.</param>
/// <param name="Channel">Code of how it was told: <c>file</c> when it was opened in the case.</param>
/// <param name="ThirdParties">Whether somebody looked if it tells of third parties.</param>
/// <param name="Hash">SHA-256 of what was disclosed as it is stored, sealed: never of a clear text, so that it says nothing once the keys are destroyed.</param>
public sealed record DisclosureTerms(
    Guid Disclosure,
    string Basis,
    Guid? Consent,
    ImmutableArray<DataCategory> Categories,
    ImmutableArray<ConditionAnswer> Answers,
    Protected? Reason,
    string Purpose,
    string Channel,
    YesNo ThirdParties,
    string Hash);

/// <summary>Somebody outside was told: an authority, or in an emergency whoever helps at once.</summary>
/// <param name="Authority">Code of the kind of authority.</param>
/// <param name="Items">Things of the case that were told.</param>
/// <param name="Emergency">Coded reason where it was told without consent in an emergency (access rule A85), else null. The person is then told afterwards.</param>
/// <param name="Text">What was said, sealed, or null.</param>
/// <param name="Level">The highest level of what was told: who may not know of one item knows nothing of the disclosure.</param>
/// <param name="Terms">On what it rests.</param>
/// <param name="Stamp">Who told it.</param>
public sealed record DisclosedOutside(
    string Authority, ImmutableArray<DisclosedItem> Items, string? Emergency, Protected? Text, Confidentiality Level, DisclosureTerms Terms, Stamp Stamp);

/// <summary>The person was told what had been disclosed in an emergency.</summary>
/// <param name="Person">Who was told.</param>
/// <param name="ToldBy">Account of who told her.</param>
/// <param name="On">Civil day.</param>
public sealed record DisclosureTold(Guid Disclosure, Guid Person, Guid ToldBy, DateOnly On, Stamp Stamp);
