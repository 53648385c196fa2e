using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Coordination.Architecture.Tests;

/// <summary>What the code of one type does, closures and state machines inside it included.</summary>
/// <param name="Type">Name of the outermost type.</param>
/// <param name="Calls">Members called or made, as <c>Refusal.Meaning</c>.</param>
/// <param name="Texts">Texts written in the code.</param>
internal sealed record TypeCode(string Type, IReadOnlySet<string> Calls, IReadOnlySet<string> Texts);

/// <summary>Reads the instructions that the compiler wrote.</summary>
internal sealed class Instructions
{
    private static readonly Dictionary<short, OpCode> Known = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private readonly Dictionary<string, (HashSet<string> Calls, HashSet<string> Texts)> _types = new(StringComparer.Ordinal);
    private readonly PEReader _file;
    private readonly MetadataReader _reader;

    private Instructions(PEReader file) => (_file, _reader) = (file, file.GetMetadataReader());

    public static IReadOnlyList<TypeCode> Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var read = new Instructions(file);
        foreach (var method in read._reader.MethodDefinitions.Select(read._reader.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            read.Read(method);
        }

        return [.. read._types.Select(type => new TypeCode(type.Key, type.Value.Calls, type.Value.Texts))];
    }

    private void Read(MethodDefinition method)
    {
        var name = Outermost(method.GetDeclaringType());
        if (!_types.TryGetValue(name, out var found))
        {
            _types[name] = found = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        }

        var code = _file.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
        while (code.RemainingBytes > 0)
        {
            Read(Next(ref code), ref code, found.Calls, found.Texts);
        }
    }

    private static OpCode Next(ref BlobReader code) => code.ReadByte() is var first && first == 0xfe ? Known[(short)(0xfe00 | code.ReadByte())] : Known[first];

    private void Read(OpCode code, ref BlobReader operands, HashSet<string> calls, HashSet<string> texts)
    {
        switch (code.OperandType)
        {
            case OperandType.InlineString:
                texts.Add(_reader.GetUserString(MetadataTokens.UserStringHandle(operands.ReadInt32() & 0xffffff)));
                break;
            case OperandType.InlineMethod:
                calls.Add(Member(MetadataTokens.EntityHandle(operands.ReadInt32())));
                break;
            case OperandType.InlineSwitch:
                var targets = operands.ReadInt32();
                operands.Offset += 4 * targets;
                break;
            default:
                operands.Offset += Size(code.OperandType);
                break;
        }
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private string Member(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.MethodSpecification => Member(_reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method),
        HandleKind.MethodDefinition when _reader.GetMethodDefinition((MethodDefinitionHandle)handle) is var own =>
            $"{_reader.GetString(_reader.GetTypeDefinition(own.GetDeclaringType()).Name)}.{_reader.GetString(own.Name)}",
        HandleKind.MemberReference when _reader.GetMemberReference((MemberReferenceHandle)handle) is var foreign && foreign.Parent.Kind == HandleKind.TypeReference =>
            $"{_reader.GetString(_reader.GetTypeReference((TypeReferenceHandle)foreign.Parent).Name)}.{_reader.GetString(foreign.Name)}",
        _ => "",
    };

    private string Outermost(TypeDefinitionHandle handle) => _reader.GetTypeDefinition(handle) is var type && type.GetDeclaringType() is { IsNil: false } outer
        ? Outermost(outer)
        : _reader.GetString(type.Name);
}
