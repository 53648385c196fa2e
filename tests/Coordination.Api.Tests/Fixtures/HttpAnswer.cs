using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Coordination.Api.Tests.Fixtures;

/// <summary>An answer, read whole.</summary>
internal sealed record HttpAnswer(string Asked, HttpStatusCode Status, string Text, string? ETag, Uri? Location, string? MediaType)
{
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>Id in the receipt.</summary>
    public Guid Id => Json.GetProperty("id").GetGuid();

    /// <summary>Case in the receipt.</summary>
    public Guid CaseId => Json.GetProperty("caseId").GetGuid();

    /// <summary>The rule that said no, without the prefix all problem types share; null for an answer that is no problem.</summary>
    public string? Problem => MediaType == "application/problem+json" ? Json.GetProperty("type").GetString()!.Replace("urn:coordination:problem:", "", StringComparison.Ordinal) : null;

    /// <summary>Fields at fault, as JSON pointers.</summary>
    public IReadOnlyList<string> Fields =>
        Json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(e => e.GetProperty("pointer").GetString()!)] : [];

    /// <summary>The answer itself when it has this status; else a failure that shows what came instead.</summary>
    public HttpAnswer Expect(int status) =>
        (int)Status == status ? this : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{Asked} was answered {(int)Status} and not {status}: {Text}"));

    /// <summary>A problem with this status, this rule and, when given, this field.</summary>
    public HttpAnswer ExpectProblem(int status, string rule, string? field = null)
    {
        Expect(status);
        return Problem != rule ? throw new InvalidOperationException($"{Asked} was refused by '{Problem}' and not by '{rule}': {Text}")
            : field is not null && !Fields.Contains(field) ? throw new InvalidOperationException($"{Asked} does not name {field}: {Text}")
            : this;
    }
}
