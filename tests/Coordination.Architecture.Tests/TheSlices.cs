using System.Text.RegularExpressions;
using Coordination.Api.Access;
using FastEndpoints;
using MediatR;
using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>One file per use case, closed to the others, shape checked, access stated.</summary>
public sealed partial class TheSlices
{
    private const int LongestSlice = 120;

    private static readonly string[] Roles = ["Request", "Validator", "Handler", "Endpoint"];

    private static IEnumerable<SourceFile> Slices => Source.Api.Where(f => EndpointClass().IsMatch(f.Code));

    private static IEnumerable<Type> Endpoints => Product.ApiTypes.Where(t => !t.IsAbstract && typeof(BaseEndpoint).IsAssignableFrom(t));

    [Fact]
    public void A_slice_is_short() => Rule.Holds(
        $"A slice has at most {LongestSlice} lines",
        Slices,
        file => file.Lines <= LongestSlice,
        file => $"{file.Path}: {file.Lines}");

    [Fact]
    public void A_slice_is_one_use_case_named_like_its_file() => Rule.Holds(
        "AcceptHandover.cs holds AcceptHandover, its …Request, …Validator, …Handler and …Endpoint, and nobody else's",
        Slices,
        file => Roles.SelectMany(role => RoleClass(role).Matches(file.Code))
            .Select(m => m.Groups[1].Value)
            .Where(name => !Roles.Any(role => name == file.Name + role))
            .Select(name => $"{file.Path}: {name}"));

    [Fact]
    public void A_slice_does_not_see_another_slice() => Rule.Holds(
        "A slice names no part of another slice; another capability's command may be sent",
        Slices,
        file => Slices.Where(other => other.Path != file.Path)
            .SelectMany(other => Foreign(file, other).Where(WithoutActions(file).Names).Select(word => $"{file.Path} names {word}")));

    [Fact]
    public void A_part_of_a_slice_stands_at_the_top_of_its_file() => Rule.Holds(
        "No type of a slice is nested: its name would spoil the OpenAPI document",
        Product.ApiTypes.Where(t => Roles.Any(role => t.Name.EndsWith(role, StringComparison.Ordinal)) || typeof(IDoor).IsAssignableFrom(t)),
        type => !type.IsNested,
        type => type.FullName!);

    [Fact]
    public void Every_request_is_checked_for_its_shape() => Rule.Holds(
        "Every request has a FastEndpoints Validator<T>",
        Endpoints.Select(RequestOf).Where(r => r != typeof(EmptyRequest)).Distinct(),
        request => Product.ApiTypes.Any(t => typeof(Validator<>).MakeGenericType(request).IsAssignableFrom(t)),
        request => request.FullName!);

    [Fact]
    public void No_validator_of_a_request_is_one_that_never_runs() => Rule.Holds(
        "The validator of a request derives from FastEndpoints' Validator<T>: a plain AbstractValidator<T> compiles and never runs",
        Product.ApiTypes.Where(t => t.Name.EndsWith("RequestValidator", StringComparison.Ordinal) || Endpoints.Any(e => typeof(FluentValidation.IValidator<>).MakeGenericType(RequestOf(e)).IsAssignableFrom(t))),
        IsFastEndpoints,
        type => type.FullName!);

    [Fact]
    public void Every_command_and_query_states_what_it_demands() => Rule.Holds(
        "Everything sent through the mediator is a door: it states its target and its demand, so the access function decides first",
        Product.ApiTypes.Where(t => !t.IsAbstract && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))),
        type => typeof(IDoor).IsAssignableFrom(type),
        type => type.FullName!);

    [Fact]
    public void Every_endpoint_states_the_door_it_leads_to() => Rule.Holds(
        "Configure names Door<T> with the slice's own command or query, whose demand is the access policy; nothing is open to anybody",
        Slices,
        file => Door().Match(file.Code) is { Success: true } door && door.Groups[1].Value == file.Name
            && Product.ApiTypes.Any(t => t.Name == file.Name && typeof(IDoor).IsAssignableFrom(t))
            && !file.Names("AllowAnonymous"),
        file => file.Path);

    [Fact]
    public void Every_door_has_one_handler() => Rule.Holds(
        "A command or query has exactly one handler",
        Product.ApiTypes.Where(t => !t.IsAbstract && typeof(IDoor).IsAssignableFrom(t)),
        door => Product.ApiTypes.Count(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && i.GetGenericArguments()[0] == door)) == 1,
        door => door.FullName!);

    // What the decision table calls an act may be called like the slice that does it.
    private static SourceFile WithoutActions(SourceFile file) => file with { Text = Action().Replace(file.Code, "") };

    private static IEnumerable<string> Foreign(SourceFile file, SourceFile other) =>
        Roles.Select(role => other.Name + role).Concat(Capability(file) == Capability(other) ? [other.Name] : []);

    private static string Capability(SourceFile file) => file.Path.Split('/')[2];

    private static Type RequestOf(Type endpoint)
    {
        for (var type = endpoint; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericArguments() is [var request, ..] && typeof(BaseEndpoint).IsAssignableFrom(type))
            {
                return request;
            }
        }

        return typeof(EmptyRequest);
    }

    private static bool IsFastEndpoints(Type type)
    {
        var parent = type.BaseType;
        while (parent is not null && !(parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(Validator<>)))
        {
            parent = parent.BaseType;
        }

        return parent is not null;
    }

    private static Regex RoleClass(string role) => new($@"\b(?:class|record)\s+(\w+{role})\b", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\bAccessAction\.\w+")]
    private static partial Regex Action();

    [GeneratedRegex(@"\.Door<(\w+)>\(")]
    private static partial Regex Door();

    [GeneratedRegex(@"class\s+\w+Endpoint\b")]
    private static partial Regex EndpointClass();
}
