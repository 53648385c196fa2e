using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Domain.Relays;

/// <summary>In order with the sickness fund.</summary>
public sealed record IsInsured : Criterion
{
    public override YesNo Holds(FamilyFacts facts, DateOnly on) => facts.Insured;

    public override string Fact() => "insured";

    private protected override Label Phrase() => ReasonTexts.Of("what-insured");
}

/// <summary>At least one of these factors is present (codes of the list of factors). In an exclusion list: all must be absent.</summary>
public sealed record HasFactor(ImmutableArray<string> Codes) : Criterion
{
    public override YesNo Holds(FamilyFacts facts, DateOnly on) => Truth.Any([.. Codes.Select(facts.Factor)]);

    public override string Fact() => "factor:" + string.Join('+', Codes);

    internal override bool IsSound() => !Codes.IsDefaultOrEmpty && Codes.All(IsCode);

    private protected override Label Phrase() => ReasonTexts.Of("what-factor").With("codes", string.Join(", ", Codes));

    private static bool IsCode(string code) => code.Length == 3 && "SPBHR".Contains(code[0], StringComparison.Ordinal) && code.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}

/// <summary>A mandate of one of these authorities is active.</summary>
public sealed record UnderMandate(ImmutableArray<string> Authorities) : Criterion
{
    public static readonly ImmutableArray<string> Recognised = ["saj", "spj", "court"];

    public override YesNo Holds(FamilyFacts facts, DateOnly on) => Truth.Of(facts.Mandates, active => active.Any(Authorities.Contains));

    public override string Fact() => "mandate";

    internal override bool IsSound() => !Authorities.IsDefaultOrEmpty && Authorities.All(Recognised.Contains);

    private protected override Label Phrase() => ReasonTexts.Of("what-mandate").With("authorities", ReasonTexts.List("authority", Authorities));
}

/// <summary>Speaks one of these languages (BCP 47).</summary>
public sealed record Speaks(ImmutableArray<string> Languages) : Criterion
{
    public override YesNo Holds(FamilyFacts facts, DateOnly on) => Truth.Of(facts.Languages, spoken => Relays.Languages.Meet(spoken, Languages));

    public override string Fact() => "languages";

    internal override bool IsSound() => !Languages.IsDefaultOrEmpty && Languages.All(Relays.Languages.IsTag);

    private protected override Label Phrase() => ReasonTexts.Of("what-speaks").With("languages", string.Join(", ", Languages));
}

/// <summary>The other parent takes part.</summary>
public sealed record PartnerTakesPart : Criterion
{
    public override YesNo Holds(FamilyFacts facts, DateOnly on) => facts.PartnerTakesPart;

    public override string Fact() => "partner-takes-part";

    private protected override Label Phrase() => ReasonTexts.Of("what-partner-takes-part");
}

/// <summary>There is contact with the partner.</summary>
public sealed record ContactWithPartner : Criterion
{
    public override YesNo Holds(FamilyFacts facts, DateOnly on) => facts.ContactWithPartner;

    public override string Fact() => "contact-with-partner";

    private protected override Label Phrase() => ReasonTexts.Of("what-contact-with-partner");
}

/// <summary>The parents adhere to the therapeutic project: factor R08, an admission condition of the parent-baby unit.</summary>
public sealed record Adherence : Criterion
{
    public override YesNo Holds(FamilyFacts facts, DateOnly on) => facts.Factor("R08");

    public override string Fact() => "factor:R08";

    private protected override Label Phrase() => ReasonTexts.Of("what-adherence");
}

/// <summary>A question no coded fact answers (<c>stabilised</c>, <c>papers-in-order</c>): unknown until somebody asks it.</summary>
public sealed record Stated(string Topic) : Criterion
{
    public override YesNo Holds(FamilyFacts facts, DateOnly on) => facts.Answer(Topic);

    public override string Fact() => "stated:" + Topic;

    internal override bool IsSound() => Topic is { Length: > 0 and <= 60 } && Topic.All(c => char.IsAsciiLetterLower(c) || c == '-');

    private protected override Label Phrase() => ReasonTexts.Find("topic-" + Topic) ?? LabelFill.Same(Topic);
}

/// <summary>Whole-number ranges with both ends included and either end open.</summary>
internal static class Ranges
{
    public static bool AreSound(int? from, int? to) => (from, to) switch
    {
        (null, null) => false,
        ( < 0, _) or (_, < 0) => false,
        ({ } f, { } t) => f <= t,
        _ => true,
    };

    public static bool Holds(int? from, int? to, int value) => !(value < from) && !(value > to);

    public static string Show(int? from, int? to, Func<int, string>? show = null)
    {
        show ??= Number;
        return (from, to) switch
        {
            ({ } f, { } t) => $"{show(f)}–{show(t)}",
            ({ } f, null) => $"≥ {show(f)}",
            (null, { } t) => $"≤ {show(t)}",
            _ => "",
        };
    }

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Days of gestation as the field writes them: 143 is 20+3.</summary>
    public static string Weeks(int days) => $"{Number(days / 7)}+{Number(days % 7)}";
}
