using FluentValidation;

namespace Coordination.Api.Http;

/// <summary>What is asked of the facts of a person, by whatever door they come in.</summary>
internal static class PersonShape
{
    /// <summary>The national number is eleven digits; where a person is corrected an empty one takes it away.</summary>
    public static IRuleBuilderOptions<T, string?> IsNationalNumber<T>(this IRuleBuilder<T, string?> rule, bool orEmpty = false) =>
        rule.Matches(orEmpty ? "^([0-9]{11})?$" : "^[0-9]{11}$").WithMessage("A national number has 11 digits.");

    public static IRuleBuilderOptions<T, string?> IsPersonName<T>(this IRuleBuilder<T, string?> rule) => rule.MaximumLength(200);

    public static IRuleBuilderOptions<T, string?> IsTelephone<T>(this IRuleBuilder<T, string?> rule) => rule.MaximumLength(40);

    public static IRuleBuilderOptions<T, string?> IsPostalAddress<T>(this IRuleBuilder<T, string?> rule) => rule.MaximumLength(400);

    /// <summary>Code of a language; the ones that messages are written in are fr, nl and en.</summary>
    public static IRuleBuilderOptions<T, string?> IsLanguage<T>(this IRuleBuilder<T, string?> rule) => rule.MaximumLength(20).IsListedCode();
}
