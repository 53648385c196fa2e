// These shapes are stored for ever: never change one, add to it.
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>In what capacity a person consents (law of 22 August 2002 on patients' rights).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConsentCapacity>))]
public enum ConsentCapacity
{
    Self,

    /// <summary>A minor able to judge.</summary>
    MinorAble,

    Parent,
    Representative,
}

/// <summary>What may be shared.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DataCategory>))]
public enum DataCategory
{
    Identity,
    Medical,
    Psychic,
    Social,
    ChildDevelopment,
    Violence,
    Justice,
}

/// <summary>How far the consent goes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConsentScope>))]
public enum ConsentScope
{
    /// <summary>Inside the coordination only.</summary>
    Coordination,

    /// <summary>The listed services or kinds of service, never "the network".</summary>
    Named,
}

[JsonConverter(typeof(JsonStringEnumConverter<ConsentForm>))]
public enum ConsentForm
{
    Oral,
    Written,
    Signed,
}

/// <summary>What is agreed or refused: who, in what capacity, about whom, which data, for whom, for what and how long.</summary>
/// <param name="By">Person who decides.</param>
/// <param name="Capacity">In what capacity.</param>
/// <param name="About">Persons whose data it is: mother, co-parent, each child.</param>
/// <param name="Categories">Data categories.</param>
/// <param name="Scope">How far.</param>
/// <param name="Relays">Named services.</param>
/// <param name="Kinds">Named kinds of service, catalogue codes.</param>
/// <param name="Purpose">Code of the purpose.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, or null.</param>
/// <param name="Form">Oral, written or signed.</param>
/// <param name="Language">Language it was asked in.</param>
/// <param name="Interpreter">An interpreter was there.</param>
/// <param name="Information">Version of the information given.</param>
/// <param name="Evidence">Reference of the evidence.</param>
public sealed record ConsentTerms(
    Guid By,
    ConsentCapacity Capacity,
    ImmutableArray<Guid> About,
    ImmutableArray<DataCategory> Categories,
    ConsentScope Scope,
    ImmutableArray<Guid> Relays,
    ImmutableArray<string> Kinds,
    string Purpose,
    DateOnly From,
    DateOnly? Until,
    ConsentForm Form,
    string Language,
    bool Interpreter,
    string Information,
    Protected? Evidence)
{
    /// <summary>Why the child's interest asks for it although the other parent said no.</summary>
    public Protected? Interest { get; init; }
}

public sealed record ConsentGiven(Guid Consent, ConsentTerms Terms, Stamp Stamp);

public sealed record ConsentRefused(Guid Consent, ConsentTerms Terms, Stamp Stamp);

/// <summary>Effective with the commit on new disclosures; what was already shared stays listed.</summary>
public sealed record ConsentWithdrawn(Guid Consent, Guid By, ConsentForm Form, Stamp Stamp);

/// <summary>How a person may be reached was asked.</summary>
/// <param name="Person">The person asked.</param>
/// <param name="AskedAlone">Only an answer given alone counts.</param>
/// <param name="Restricted">True when only the named channels are safe.</param>
/// <param name="Channels">Safe channels, when restricted: <c>telephone</c>, <c>sms</c>, <c>mail</c>, <c>letter</c>, <c>visit</c>.</param>
/// <param name="Instructions">Hours, what not to say, whether a message may be left.</param>
/// <param name="Stamp">Who asked.</param>
public sealed record SafeContactAsked(
    Guid Person,
    YesNo AskedAlone,
    bool Restricted,
    ImmutableArray<string> Channels,
    Protected? Instructions,
    Stamp Stamp)
{
    /// <summary>Hours, validity, neutral sender, code word; only with a restriction.</summary>
    public ContactTerms? Terms { get; init; }
}

/// <summary>A person said, alone, that she may be reached in more ways than before: it holds once a second professional agreed (rule A81 until then).</summary>
/// <param name="Easing">Id of what awaits the second.</param>
/// <param name="Person">The person asked.</param>
/// <param name="Restricted">False when any channel is to be safe again.</param>
/// <param name="Channels">Safe channels from then on, when still restricted.</param>
/// <param name="Instructions">Hours, what not to say, whether a message may be left.</param>
/// <param name="Stamp">Who asked.</param>
public sealed record SafeContactEasingAsked(Guid Easing, Guid Person, bool Restricted, ImmutableArray<string> Channels, Protected? Instructions, Stamp Stamp)
{
    /// <summary>What goes with it from then on, where it stays restricted.</summary>
    public ContactTerms? Terms { get; init; }
}

/// <summary>Another professional than the one who asked agreed: from now on it holds.</summary>
public sealed record SafeContactEased(Guid Easing, Stamp Stamp);

/// <summary>The second professional did not agree: the restriction stays.</summary>
public sealed record SafeContactKept(Guid Easing, Stamp Stamp);

/// <summary>A neutral message to a person of the case was written; it leaves by the gate, or stays and somebody tells her (rule A57).</summary>
/// <param name="Message">Id of the message.</param>
/// <param name="Person">To whom.</param>
/// <param name="Kind"><c>call-back</c> or <c>appointment</c>: no message says more.</param>
/// <param name="Stamp">Who wrote.</param>
public sealed record PersonWrittenTo(Guid Message, Guid Person, string Kind, Stamp Stamp);
