using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Relays;

/// <summary>What a criterion does when the family is on the wrong side of it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Strength>))]
public enum Strength
{
    /// <summary>The service does not take the family.</summary>
    [JsonStringEnumMemberName("hard")] Hard,

    /// <summary>To be talked over with the service.</summary>
    [JsonStringEnumMemberName("soft")] Soft,
}

/// <summary>
/// A statement about a family that a service admits on or excludes on. It only says whether it holds; the list it
/// stands in (admission or exclusion) says what follows. Stored: a new kind of statement is added, never changed.
/// The discriminator is <c>is</c>, short enough to stay the first key when the database reorders them by length.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(ChildAge), "child-age")]
[JsonDerivedType(typeof(GestationalAge), "gestational-age")]
[JsonDerivedType(typeof(BornEarlyOrSmall), "born-early-or-small")]
[JsonDerivedType(typeof(ParentAge), "parent-age")]
[JsonDerivedType(typeof(LivesIn), "lives-in")]
[JsonDerivedType(typeof(IsInsured), "insured")]
[JsonDerivedType(typeof(HasFactor), "factor")]
[JsonDerivedType(typeof(UnderMandate), "mandate")]
[JsonDerivedType(typeof(Speaks), "speaks")]
[JsonDerivedType(typeof(PartnerTakesPart), "partner-takes-part")]
[JsonDerivedType(typeof(ContactWithPartner), "contact-with-partner")]
[JsonDerivedType(typeof(Adherence), "adherence")]
[JsonDerivedType(typeof(Stated), "stated")]
public abstract record Criterion
{
    private protected Criterion()
    {
    }

    public Strength Strength { get; init; }

    /// <summary>The service's own words, shown instead of ours ("maladie psychiatrique décompensée" is narrower than any code).</summary>
    public string? Wording { get; init; }

    /// <summary>Whether it holds for the family on that day.</summary>
    public abstract YesNo Holds(FamilyFacts facts, DateOnly on);

    /// <summary>Stable code of the fact it asks: <c>factor:P13+P14</c>, <c>insured</c>. What blocks is counted by it.</summary>
    public abstract string Fact();

    /// <summary>The statement as a noun phrase.</summary>
    internal Label What() => Wording is { } own ? LabelFill.Same(own) : Phrase();

    /// <summary>Whether its parameters mean something.</summary>
    internal virtual bool IsSound() => true;

    private protected abstract Label Phrase();
}

/// <summary>The child's age in days since birth, both included. Without a lower end the pregnancy is inside ("before 6 months").</summary>
public sealed record ChildAge(int? From, int? To) : Criterion
{
    public override YesNo Holds(FamilyFacts facts, DateOnly on) => new AgeWindow(Bound(From), Bound(To + 1)).Contains(facts, on);

    public override string Fact() => "child-age";

    internal override bool IsSound() => Ranges.AreSound(From, To);

    private protected override Label Phrase() => ReasonTexts.Of("what-child-age").With("range", Ranges.Show(From, To));

    private static AgeBound? Bound(int? days) => days is { } value ? new(AgeUnit.ChildDays, value) : null;
}

/// <summary>Gestational age in days while pregnant, both included.</summary>
public sealed record GestationalAge(int? From, int? To) : Criterion
{
    public override YesNo Holds(FamilyFacts facts, DateOnly on) => facts switch
    {
        { Loss: true } => YesNo.No,
        { Birth: { } birth } when on >= birth => YesNo.No,
        { DueDate: { } due } => Truth.Of(Ranges.Holds(From, To, 280 - (due.DayNumber - on.DayNumber))),
        _ => YesNo.Unknown,
    };

    public override string Fact() => "gestational-age";

    internal override bool IsSound() => Ranges.AreSound(From, To);

    private protected override Label Phrase() => ReasonTexts.Of("what-gestational-age").With("range", Ranges.Show(From, To, Ranges.Weeks));
}

/// <summary>Born under a gestation (days) or under a weight (grams): one of the two is enough.</summary>
public sealed record BornEarlyOrSmall(int UnderDays, int UnderGrams) : Criterion
{
    public override YesNo Holds(FamilyFacts facts, DateOnly on) => facts.Birth is { } birth && on >= birth
        ? Truth.Any(Truth.Of(facts.GestationAtBirth, days => days < UnderDays), Truth.Of(facts.BirthWeight, grams => grams < UnderGrams))
        : YesNo.Unknown;

    public override string Fact() => "gestation-or-weight-at-birth";

    internal override bool IsSound() => UnderDays > 0 && UnderGrams > 0;

    private protected override Label Phrase() =>
        ReasonTexts.Of("what-born-early-or-small").With("weeks", Ranges.Weeks(UnderDays)).With("grams", Ranges.Number(UnderGrams));
}

/// <summary>The parent's age in full years, both included.</summary>
public sealed record ParentAge(int? From, int? To) : Criterion
{
    public override YesNo Holds(FamilyFacts facts, DateOnly on) => Truth.Of(facts.ParentBirth, birth => Ranges.Holds(From, To, Years(birth, on)));

    public override string Fact() => "parent-age";

    internal override bool IsSound() => Ranges.AreSound(From, To);

    private protected override Label Phrase() => ReasonTexts.Of("what-parent-age").With("range", Ranges.Show(From, To));

    // Before this year's birthday one year less; 29 February counts from 1 March.
    private static int Years(DateOnly birth, DateOnly on) => on.Year - birth.Year - ((on.Month, on.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);
}

/// <summary>Lives in one of these postcodes or areas.</summary>
public sealed record LivesIn(ImmutableArray<string> Postcodes) : Criterion
{
    public override YesNo Holds(FamilyFacts facts, DateOnly on) =>
        facts.Postcode is { } postcode ? Truth.Of(Relays.Postcodes.Covers(Postcodes, postcode)) : YesNo.Unknown;

    public override string Fact() => "postcode";

    internal override bool IsSound() => !Postcodes.IsDefaultOrEmpty && Postcodes.All(Relays.Postcodes.IsArea);

    private protected override Label Phrase() => ReasonTexts.Of("what-lives-in").With("places", string.Join(", ", Postcodes));
}
