using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coordination.Api.Http;
using MediatR;
using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>
/// The reference tells of each operation by which reasons of the field it may refuse. The list is what the code of its handler may come to;
/// with <c>COORDINATION_APPROVE=1</c> a run writes it, to be read in the diff before it is committed.
/// </summary>
public sealed class TheReasons
{
    // `setup` has no door.
    private const string OfTheInstaller = "service-installer-only";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_reasons_of_an_operation_are_those_that_its_handler_may_come_to()
    {
        var found = Found();
        if (Environment.GetEnvironmentVariable("COORDINATION_APPROVE") == "1")
        {
            File.WriteAllText(Path.Combine(Source.Root, "src/Coordination.Api/Http/reasons.json"), JsonSerializer.Serialize(found, Readable).ReplaceLineEndings("\n") + "\n");
        }

        Rule.Holds(
            "Http/reasons.json says of each command and query by which reasons its handler may refuse",
            found.Keys.Union(Reasons.ByMessage.Keys),
            message => Differences(message, found.GetValueOrDefault(message, []), [.. Reasons.ByMessage.GetValueOrDefault(message, [])]));
    }

    [Fact]
    public void A_reason_that_is_published_is_one_that_some_operation_may_refuse_by() => Rule.Holds(
        "Every published reason of the field is within reach of a handler, or of the installer's command",
        ProblemTypes.All.Where(type => type.Capability is not null && type.Code != OfTheInstaller),
        type => Reasons.ByMessage.Values.Any(codes => codes.Contains(type.Code)),
        type => type.Code);

    private static IEnumerable<string> Differences(string message, string[] found, string[] said) =>
        found.Except(said).Select(code => $"{message} may refuse by {code}, which is not said").Concat(said.Except(found).Select(code => $"{message} is said to refuse by {code}"));

    private static SortedDictionary<string, string[]> Found()
    {
        var calls = new CallGraph();
        var codes = ProblemTypes.Members.ToLookup(pair => pair.Member, pair => pair.Code);
        var ofMessages = from handler in Product.ApiTypes
                         from handles in handler.GetInterfaces()
                         where handles.IsGenericType && handles.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
                         let roots = handler.GetInterfaceMap(handles).TargetMethods.SelectMany(Roots)
                         let reasons = calls.Refusals(roots).SelectMany(member => codes[member]).Distinct().Where(IsOfTheField).Order(StringComparer.Ordinal).ToArray()
                         where reasons.Length > 0
                         select (handles.GetGenericArguments()[0].Name, reasons);
        return new(ofMessages.ToDictionary(pair => pair.Name, pair => pair.reasons, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static IEnumerable<MethodBase> Roots(MethodInfo handle) =>
        handle.GetCustomAttribute<System.Runtime.CompilerServices.StateMachineAttribute>() is { StateMachineType: var machine } ? [handle, machine.GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Instance)!] : [handle];

    private static bool IsOfTheField(string code) => ProblemTypes.All.Any(type => type.Code == code && type.Capability is not null);
}
