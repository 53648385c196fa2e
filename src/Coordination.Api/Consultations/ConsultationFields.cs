using System.Text.RegularExpressions;
using FluentValidation;

namespace Coordination.Api.Consultations;

/// <summary>
/// Where a penal case consultation's sealed texts stand. What a participant is called and decides belongs to that participant; its own reference and place to
/// the consultation itself, under a key of its own.
/// </summary>
internal static partial class ConsultationFields
{
    public const string Name = "consultation-participant.name";
    public const string Organisation = "consultation-participant.organisation";
    public const string Reference = "consultation.reference";
    public const string Place = "consultation.place";
    public const string Decision = "consultation.decision";

    /// <summary>A text in which no id stands: nothing here leads to a file.</summary>
    public static IRuleBuilderOptions<T, string?> NamesNoFile<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || !Id().IsMatch(text)).WithMessage("Nothing here leads to a file: leave out its id.");

    [GeneratedRegex("[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
