using System.Globalization;
using FluentValidation;
using FluentValidation.Internal;
using FluentValidation.Validators;
using Microsoft.OpenApi;

namespace Coordination.Api.Http;

/// <summary>One rule of a validator, as JSON Schema says it; a rule that JSON Schema cannot say is told in the description.</summary>
/// <param name="Member">JSON name of the member it is about.</param>
/// <param name="Part">The rule.</param>
/// <param name="OfEach">It is about each item of a list.</param>
internal sealed record OpenApiLimit(string Member, IRuleComponent Part, bool OfEach)
{
    public void Apply(OpenApiSchema schema)
    {
        if (!schema.Properties!.TryGetValue(Member, out var property))
        {
            return;
        }

        if (Part.Validator is INotNullValidator or INotEmptyValidator && !OfEach)
        {
            (schema.Required ??= new HashSet<string>()).Add(Member);
            property = schema.Properties[Member] = Given(property);
        }

        if (Sentence() is { } sentence)
        {
            Say(property, sentence);
        }

        if ((OfEach ? property.Items : property) is OpenApiSchema own)
        {
            Bound(own);
        }
    }

    // What must be there is not null.
    private static IOpenApiSchema Given(IOpenApiSchema property)
    {
        if (property is not OpenApiSchema own)
        {
            return property;
        }

        own.Type &= ~JsonSchemaType.Null;
        if (own.OneOf?.Where(kind => kind.Type != JsonSchemaType.Null).ToArray() is not [OpenApiSchemaReference { Reference.Id: { } name } kind])
        {
            return own;
        }

        return new OpenApiSchemaReference(name, kind.Reference.HostDocument) { Description = own.Description ?? kind.Description };
    }

    private void Bound(OpenApiSchema schema)
    {
        switch (Part.Validator)
        {
            case ILengthValidator length:
                schema.MinLength = length.Min > 0 ? length.Min : schema.MinLength;
                schema.MaxLength = length.Max > 0 ? length.Max : schema.MaxLength;
                break;
            case IBetweenValidator between:
                (schema.Minimum, schema.Maximum) = (Number(between.From), Number(between.To));
                break;
            case IComparisonValidator { ValueToCompare: { } bound } comparison:
                Compare(schema, comparison.Comparison, Number(bound));
                break;
            case IRegularExpressionValidator pattern:
                schema.Pattern = pattern.Expression;
                break;
            case IEmailValidator:
                schema.Format = "email";
                break;
            case INotEmptyValidator when schema.Type?.HasFlag(JsonSchemaType.String) == true && schema.Format is null:
                schema.MinLength = Math.Max(schema.MinLength ?? 0, 1);
                break;
            case INotEmptyValidator when schema.Type?.HasFlag(JsonSchemaType.Array) == true:
                schema.MinItems = Math.Max(schema.MinItems ?? 0, 1);
                break;
        }
    }

    private static void Compare(OpenApiSchema schema, Comparison comparison, string? bound)
    {
        switch (comparison)
        {
            case Comparison.GreaterThanOrEqual:
                schema.Minimum = bound;
                break;
            case Comparison.LessThanOrEqual:
                schema.Maximum = bound;
                break;
            case Comparison.GreaterThan:
                schema.ExclusiveMinimum = bound;
                break;
            case Comparison.LessThan:
                schema.ExclusiveMaximum = bound;
                break;
        }
    }

    // A rule with a sentence of its own and no other form: the sentence is the rule.
    private string? Sentence() =>
        Part.Validator is IPredicateValidator && Part.GetUnformattedErrorMessage() is { Length: > 0 } message && !message.Contains('{', StringComparison.Ordinal)
            ? message
            : null;

    private static void Say(IOpenApiSchema property, string sentence)
    {
        if (property.Description?.Contains(sentence, StringComparison.Ordinal) == true)
        {
            return;
        }

        property.Description = string.Join(' ', new[] { property.Description, sentence }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string? Number(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
