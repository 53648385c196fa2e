using System.Globalization;
using FluentValidation;
using FluentValidation.Resources;

namespace Coordination.Api.Http;

/// <summary>What a rule says where it has no sentence of its own: the field and what it takes, never what was sent.</summary>
internal sealed class RuleSentences : LanguageManager
{
    private const string Name = "'{PropertyName}'";

    private RuleSentences()
    {
        Culture = CultureInfo.GetCultureInfo("en");
        AddTranslation("en", "NotEmptyValidator", $"{Name} is required and not empty.");
        AddTranslation("en", "NotNullValidator", $"{Name} is required.");
        AddTranslation("en", "NullValidator", $"{Name} is left out here.");
        AddTranslation("en", "InclusiveBetweenValidator", Name + " takes a number from {From} to {To}.");
        AddTranslation("en", "LengthValidator", Name + " takes {MinLength} to {MaxLength} characters.");
        AddTranslation("en", "MinimumLengthValidator", Name + " takes at least {MinLength} characters.");
        AddTranslation("en", "MaximumLengthValidator", Name + " takes at most {MaxLength} characters.");
        AddTranslation("en", "ExactLengthValidator", Name + " takes {MaxLength} characters.");
        AddTranslation("en", "GreaterThanOrEqualValidator", Name + " is {ComparisonValue} or more.");
        AddTranslation("en", "GreaterThanValidator", Name + " is more than {ComparisonValue}.");
        AddTranslation("en", "LessThanOrEqualValidator", Name + " is {ComparisonValue} or less.");
        AddTranslation("en", "LessThanValidator", Name + " is less than {ComparisonValue}.");
        AddTranslation("en", "NotEqualValidator", Name + " does not take this value.");
        AddTranslation("en", "EnumValidator", Name + " does not take this value.");
    }

    public static void Apply()
    {
        ValidatorOptions.Global.LanguageManager = new RuleSentences();
        // Left alone it writes a name of two words as two.
        ValidatorOptions.Global.DisplayNameResolver = (_, member, _) => member is null ? null : OpenApiLimits.Camel(member.Name);
    }
}
