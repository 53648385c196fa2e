using System.Text.RegularExpressions;
using FluentValidation;

namespace Coordination.Api.Http;

/// <summary>What may be stored in clear: a code and no sentence, so nothing that could be said about a person.</summary>
internal static partial class CodeShape
{
    /// <summary>Stands where words came instead of a code; they are sealed beside it.</summary>
    public const string Other = "other";

    private const string Own = "^[a-z0-9-]{0,60}$";

    // Lists of others have capitals and signs; none has a code with a space in it.
    private const string Listed = "^[A-Za-z0-9._:/-]{0,60}$";

    /// <summary>A code of this product.</summary>
    public static IRuleBuilderOptions<T, string?> IsCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches(Own).WithMessage("A code has at most 60 of a-z, 0-9 and '-'; words go into the note.");

    /// <summary>A code of a list that is kept elsewhere: of factors, of red flags, of a record.</summary>
    public static IRuleBuilderOptions<T, string?> IsListedCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches(Listed).WithMessage("A code has at most 60 letters, digits and signs of '._:/-', and no space; words go into a text.");

    /// <summary>A word of a code list in camel case, for example <c>socialWorker</c>.</summary>
    public static IRuleBuilderOptions<T, string?> IsWord<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches("^([a-z][A-Za-z0-9-]{0,39})?$").WithMessage("A code has at most 40 letters, digits and '-', and begins with a small letter.");

    /// <summary>Which time of a step: as the lists name it, never in words.</summary>
    public static IRuleBuilderOptions<T, string?> IsOccurrence<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches("^[A-Za-z0-9@:.-]{0,80}$").WithMessage("An occurrence is one that a list of steps gave: letters, digits and '@:.-'.");

    /// <summary>A code of another system as it is written there, for example <c>Z63.0</c>: capitals with a digit or '_', too few digits for a date or a number of somebody.</summary>
    public static bool IsForeign(string text) =>
        text is { Length: > 1 and <= 24 } && char.IsAsciiLetterUpper(text[0])
        && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-')
        && text.Any(c => char.IsAsciiDigit(c) || c == '_') && text.Count(char.IsAsciiDigit) <= 5;

    public static bool IsCode(string? text) => text is { Length: > 0 } && OwnCode().IsMatch(text);

    public static bool IsListedCode(string? text) => text is { Length: > 0 } && ListedCode().IsMatch(text);

    [GeneratedRegex(Own)]
    private static partial Regex OwnCode();

    [GeneratedRegex(Listed)]
    private static partial Regex ListedCode();
}
