using FluentValidation;

namespace Coordination.Api.Handovers;

/// <summary>Shapes that the slices of a handover share.</summary>
internal static class HandoverShape
{
    public const int LongestText = 4000;

    /// <summary>A code and no sentence: it is stored in clear.</summary>
    public static IRuleBuilderOptions<T, string?> IsCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => string.IsNullOrEmpty(code) || IsCode(code)).WithMessage("A code has at most 60 of a-z, 0-9 and '-'; words go into the note.");

    public static bool IsCode(string text) =>
        text is { Length: > 0 and <= 60 } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
