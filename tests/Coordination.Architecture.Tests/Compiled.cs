using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Coordination.Architecture.Tests;

/// <summary>A method as its debug information places it: from the first to the last line of its body, braces included.</summary>
internal sealed record MethodSpan(string File, string Name, int From, int To)
{
    public int Lines => To - From + 1;
}

/// <summary>Reads what the compiler wrote: names used, and where methods begin and end.</summary>
internal static class Compiled
{
    // The compiler marks generated jumps with this line.
    private const int HiddenLine = 0xfeefee;

    /// <summary>Every foreign member named anywhere in the assembly, as <c>System.DateTime.get_Now</c>.</summary>
    public static IReadOnlyList<string> MembersNamed(Assembly assembly) => Read(assembly, reader =>
        reader.MemberReferences.Select(reader.GetMemberReference)
            .Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => $"{Name(reader, (TypeReferenceHandle)m.Parent)}.{reader.GetString(m.Name)}")
            .ToList());

    /// <summary>Every foreign type named anywhere in the assembly.</summary>
    public static IReadOnlyList<string> TypesNamed(Assembly assembly) =>
        Read(assembly, reader => reader.TypeReferences.Select(t => Name(reader, t)).ToList());

    public static IReadOnlyList<MethodSpan> Methods(Assembly assembly) => Read(assembly, reader =>
    {
        using var symbols = File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb"));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var pdb = provider.GetMetadataReader();
        return reader.MethodDefinitions.SelectMany(method => Span(reader, pdb, method)).ToList();
    });

    private static IEnumerable<MethodSpan> Span(MetadataReader reader, MetadataReader pdb, MethodDefinitionHandle method)
    {
        var debug = pdb.GetMethodDebugInformation(method.ToDebugInformationHandle());
        var points = debug.SequencePointsBlob.IsNil ? [] : debug.GetSequencePoints().Where(p => p.StartLine != HiddenLine).ToList();
        if (points.Count == 0)
        {
            yield break;
        }

        var definition = reader.GetMethodDefinition(method);
        var type = reader.GetTypeDefinition(definition.GetDeclaringType());
        var file = pdb.GetString(pdb.GetDocument(points[0].Document).Name);
        yield return new(file, $"{reader.GetString(type.Name)}.{reader.GetString(definition.Name)}", points.Min(p => p.StartLine), points.Max(p => p.EndLine));
    }

    private static string Name(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Name(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }

    private static T Read<T>(Assembly assembly, Func<MetadataReader, T> read)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        return read(file.GetMetadataReader());
    }
}
