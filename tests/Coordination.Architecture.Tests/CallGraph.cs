using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Coordination.Architecture.Tests;

/// <summary>
/// What the code of a method may come to, by the instructions that the compiler wrote: what it calls or hands on, what an interface or a base
/// may stand for, the bodies of what waits or yields, and what a static member is made of. Branches are not weighed, so it is never too little.
/// </summary>
internal sealed class CallGraph
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Known = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static readonly Type[] Types = [.. Product.Domain.GetTypes(), .. Product.Api.GetTypes()];

    private static readonly ILookup<MethodBase, MethodBase> Overrides = Types.SelectMany(Overriding).ToLookup(pair => pair.Base, pair => pair.Own);

    private readonly Dictionary<MethodBase, MemberInfo[]> _named = [];

    /// <summary>Every member of a class named …Refusals that a method may come to; what stands inside those classes is not followed.</summary>
    public IReadOnlySet<MemberInfo> Refusals(IEnumerable<MethodBase> roots)
    {
        var (found, seen, left) = (new HashSet<MemberInfo>(), new HashSet<MethodBase>(), new Queue<MethodBase>(roots));
        while (left.TryDequeue(out var method))
        {
            if (!seen.Add(method))
            {
                continue;
            }

            foreach (var member in Named(method))
            {
                if (IsRefusal(member))
                {
                    found.Add(member);
                }
                else
                {
                    Bodies(member).ToList().ForEach(left.Enqueue);
                }
            }
        }

        return found;
    }

    /// <summary>Types whose own code names this member: calls it, hands it on, or makes one of it.</summary>
    public IEnumerable<Type> Naming(MemberInfo member) =>
        Types.SelectMany(type => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))).Where(method => Named(method).Contains(member))
            .Select(method => Outermost(method.DeclaringType!)).Distinct();

    public static MethodBase Definition(MethodBase method) => IsOurs(method) ? method.Module.ResolveMethod(method.MetadataToken)! : method;

    private MemberInfo[] Named(MethodBase method) => _named.TryGetValue(method, out var known) ? known : _named[method] = [.. Read(method).Distinct()];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool IsOurs(MemberInfo member) => member.Module.Assembly == Product.Domain || member.Module.Assembly == Product.Api;

    private static bool IsRefusal(MemberInfo member) => member.DeclaringType!.Name.EndsWith("Refusals", StringComparison.Ordinal);

    private static IEnumerable<MethodBase> Bodies(MemberInfo member)
    {
        var type = member.DeclaringType!;
        var body = member is MethodBase method ? Overrides[method].Prepend(method).Concat(Waiting(method)) : [];
        return type.TypeInitializer is { } initializer ? body.Append(Definition(initializer)) : body;
    }

    private static IEnumerable<MethodBase> Waiting(MethodBase method) =>
        method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var machine } ? [machine.GetMethod("MoveNext", All)!] : [];

    private static IEnumerable<(MethodBase Base, MethodBase Own)> Overriding(Type type)
    {
        var bases = type.GetMethods(All).Where(own => own.IsVirtual && own.GetBaseDefinition() != own).Select(own => ((MethodBase)own.GetBaseDefinition(), (MethodBase)own));
        var interfaces = type.IsInterface || type.IsGenericTypeDefinition ? [] : type.GetInterfaces().Where(IsOurs).Select(type.GetInterfaceMap)
            .SelectMany(map => map.InterfaceMethods.Zip(map.TargetMethods, (from, to) => ((MethodBase)from, (MethodBase)to)));
        return bases.Concat(interfaces).Select(pair => (Definition(pair.Item1), Definition(pair.Item2)));
    }

    private static IEnumerable<MemberInfo> Read(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var operation = code[at] == 0xfe ? Known[(short)(0xfe00 | code[at + 1])] : Known[code[at]];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok && Member(method, BitConverter.ToInt32(code, at)) is { } member)
            {
                yield return member;
            }

            at += Size(operation.OperandType, code, at);
        }
    }

    private static MemberInfo? Member(MethodBase method, int token)
    {
        Type[]? ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var member = method.Module.ResolveMember(token, ofType, ofMethod);
        return member is null or Type || member.DeclaringType is null || !IsOurs(member) ? null : member is MethodBase called ? Definition(called) : member;
    }

    private static int Size(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
