using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Http;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Reference;

/// <summary>The product with the cases that the reference's examples act on, as a start in development makes them.</summary>
public sealed class ReferenceFixture : ApiFixture, IAsyncLifetime
{
    internal JsonElement Document { get; private set; }

    /// <summary>Every operation of the document.</summary>
    internal IReadOnlyList<Operation> Operations { get; private set; } = [];

    public new async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await DemoScript.EnsureAsync(Services, CancellationToken.None);
        Document = (await Nobody.AskAsync(OpenApiSetup.Path)).Expect(200).Json;
        Operations = [.. Document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(verb => new Operation(path.Name, verb.Name, verb.Value)))];
    }
}

/// <summary>One operation as the document states it.</summary>
internal sealed record Operation(string Path, string Verb, JsonElement Stated)
{
    public string Name => $"{Verb.ToUpperInvariant()} {Path}";

    public IEnumerable<JsonElement> Parameters => Stated.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    /// <summary>Body of the example; null when nothing needs to be sent.</summary>
    public string? Example =>
        Stated.TryGetProperty("requestBody", out var body) && body.GetProperty("content").GetProperty("application/json").TryGetProperty("example", out var example)
            ? example.GetRawText() : null;

    public string? Text(string member) => Stated.TryGetProperty(member, out var value) ? value.GetString() : null;

    /// <summary>Values of the example's parameters in this place.</summary>
    public IEnumerable<(string Name, string Value)> Given(string place) => Parameters
        .Where(p => p.GetProperty("in").GetString() == place && p.TryGetProperty("example", out _))
        .Select(p => (p.GetProperty("name").GetString()!, Value(p.GetProperty("example"))));

    private static string Value(JsonElement example) => example.ValueKind == JsonValueKind.String ? example.GetString()! : example.GetRawText();

    public bool Has(string member) => Stated.TryGetProperty(member, out _);
}
