using FluentValidation;

namespace Coordination.Api.Http;

/// <summary>What may be stored in clear: a code and no sentence, so nothing that could be said about a person.</summary>
internal static class CodeShape
{
    public static IRuleBuilderOptions<T, string?> IsCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => string.IsNullOrEmpty(code) || IsCode(code)).WithMessage("A code has at most 60 of a-z, 0-9 and '-'; words go into the note.");

    public static bool IsCode(string text) =>
        text is { Length: > 0 and <= 60 } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
