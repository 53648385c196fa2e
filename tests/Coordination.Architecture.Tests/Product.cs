using System.Reflection;
using System.Runtime.CompilerServices;
using Coordination.Domain;

namespace Coordination.Architecture.Tests;

/// <summary>The two product assemblies and the kinds of types the rules speak about.</summary>
internal static class Product
{
    public static Assembly Domain { get; } = typeof(Decision).Assembly;

    public static Assembly Api { get; } = Assembly.Load("Coordination.Api");

    /// <summary>Types somebody wrote, of both assemblies.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. Domain.GetTypes().Concat(Api.GetTypes()).Where(IsWritten)];

    public static IEnumerable<Type> DomainTypes => Types.Where(t => t.Assembly == Domain);

    public static IEnumerable<Type> ApiTypes => Types.Where(t => t.Assembly == Api);

    /// <summary>Records whose last constructor parameter is a <see cref="Stamp"/>.</summary>
    public static IEnumerable<Type> Events => DomainTypes.Where(t => !t.IsAbstract && Constructor(t)?.GetParameters().LastOrDefault() is { Name: "Stamp" } last
        && last.ParameterType == typeof(Stamp) && IsRecord(t) && !IsStatePart(t));

    /// <summary>Types that fold events: they have an Evolve of their own.</summary>
    public static IEnumerable<Type> States => DomainTypes.Where(t => EvolveOf(t) is not null);

    public static MethodInfo? EvolveOf(Type type) => type.GetMethod("Evolve", BindingFlags.Public | BindingFlags.Static, [type, typeof(object)]);

    public static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static ConstructorInfo? Constructor(Type type) => type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();

    // A part of a state may keep the stamp of the event it came from; events stand in the files named after them.
    private static bool IsStatePart(Type type) => type != typeof(StepFired) && !Source.EventFiles.Any(f => f.Declares(type.Name));

    private static bool IsWritten(Type type) =>
        !type.IsDefined(typeof(CompilerGeneratedAttribute), false)
        && !type.FullName!.Contains('<', StringComparison.Ordinal)
        && type.Namespace?.StartsWith("Coordination", StringComparison.Ordinal) == true;
}
