using System.Reflection;
using System.Text.Json.Nodes;
using FluentValidation;
using Microsoft.OpenApi;

namespace Coordination.Api.Http;

/// <summary>Carries what the validators check, and the defaults of what may be left out, into the schemas: a reader sees the limits before hitting them.</summary>
internal static class OpenApiLimits
{
    private static readonly ILookup<Type, Type> Validators = typeof(OpenApiLimits).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, ContainsGenericParameters: false } && ValidatedBy(t) is not null)
        .ToLookup(t => ValidatedBy(t)!);

    /// <summary>Into the schema of one type.</summary>
    public static void Apply(OpenApiSchema schema, Type type)
    {
        if (schema.Properties is null)
        {
            return;
        }

        foreach (var limit in Validators[type].SelectMany(Rules))
        {
            limit.Apply(schema);
        }

        Defaults(schema, type);
    }

    /// <summary>Into the parts that requests are made of; a request's own schema has them already.</summary>
    public static void ApplyToParts(OpenApiDocument document)
    {
        foreach (var part in Validators.Select(validators => validators.Key).Where(type => !IsRequest(type)))
        {
            if (document.Components?.Schemas?.TryGetValue(part.Name, out var schema) == true && schema is OpenApiSchema own)
            {
                Apply(own, part);
            }
        }
    }

    private static IEnumerable<OpenApiLimit> Rules(Type validator)
    {
        var rules = (IValidator)Activator.CreateInstance(validator)!;
        return rules.CreateDescriptor().Rules
            .Where(rule => rule.PropertyName is { Length: > 0 })
            .SelectMany(rule => rule.Components.Select(part => new OpenApiLimit(Camel(rule.PropertyName), part, IsOfEach(rule))));
    }

    private static bool IsOfEach(IValidationRule rule) =>
        rule.GetType().GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollectionRule<,>));

    // What a caller may leave out says so by its value; nothing, false and zero say nothing.
    private static void Defaults(OpenApiSchema schema, Type type)
    {
        if (type.GetConstructor(Type.EmptyTypes) is null)
        {
            return;
        }

        var empty = Activator.CreateInstance(type);
        foreach (var member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (schema.Properties!.TryGetValue(Camel(member.Name), out var property) && Default(member.GetValue(empty)) is { } value)
            {
                schema.Required?.Remove(Camel(member.Name));
                switch (property)
                {
                    case OpenApiSchema own:
                        own.Default = value;
                        break;
                    case OpenApiSchemaReference reference:
                        reference.Default = value;
                        break;
                }
            }
        }
    }

    private static JsonNode? Default(object? value) => value switch
    {
        string { Length: > 0 } text => text,
        true => true,
        int and not 0 => (int)value,
        Enum word when word.ToString() != "None" => Camel(word.ToString()),
        _ => null,
    };

    private static bool IsRequest(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal);

    private static Type? ValidatedBy(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(AbstractValidator<>))
            {
                return parent.GetGenericArguments()[0];
            }
        }

        return null;
    }

    internal static string Camel(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
