using System.Text.RegularExpressions;
using FluentValidation;

namespace Coordination.Api.Http;

/// <summary>What may be stored in clear: a code and no sentence, so nothing that could be said about a person.</summary>
internal static partial class CodeShape
{
    private const string Own = "^[a-z0-9-]{0,60}$";

    // Lists of others have capitals and signs; none has a code with a space in it.
    private const string Listed = "^[A-Za-z0-9._:/-]{0,60}$";

    /// <summary>A code of this product.</summary>
    public static IRuleBuilderOptions<T, string?> IsCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches(Own).WithMessage("A code has at most 60 of a-z, 0-9 and '-'; words go into the note.");

    /// <summary>A code of a list that is kept elsewhere: of factors, of red flags, of a record.</summary>
    public static IRuleBuilderOptions<T, string?> IsListedCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches(Listed).WithMessage("A code has at most 60 letters, digits and signs of '._:/-', and no space; words go into a text.");

    public static bool IsCode(string? text) => text is { Length: > 0 } && OwnCode().IsMatch(text);

    public static bool IsListedCode(string? text) => text is { Length: > 0 } && ListedCode().IsMatch(text);

    [GeneratedRegex(Own)]
    private static partial Regex OwnCode();

    [GeneratedRegex(Listed)]
    private static partial Regex ListedCode();
}
