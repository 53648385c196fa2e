using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Domain;
using Coordination.Domain.Codes;

namespace Coordination.Api.Http;

/// <summary>One list of codes in the list of lists.</summary>
/// <param name="Name">Last part of its address.</param>
/// <param name="Label">What the list is of.</param>
/// <param name="Version">Version of its reference data.</param>
/// <param name="Count">How many codes it has.</param>
/// <param name="Address">Where the whole list is.</param>
internal sealed record CodeListLine(string Name, Label Label, string Version, int Count, string Address);

/// <summary>The lists of codes, by name.</summary>
internal sealed record CodeListIndex(ImmutableArray<CodeListLine> Lists);

/// <summary>
/// The lists of codes with their words in French, Dutch and English. Open to read like the reference: they are the same for everybody, do not
/// change while the process runs and say nothing of anybody. A list comes whole; its ETag tells who keeps a copy whether it still stands.
/// </summary>
internal static class CodeDoors
{
    public const string Path = "/v1/codes";

    private static readonly Written Index = new(new CodeListIndex(
        [.. CodeLists.All.Select(list => new CodeListLine(list.Name, list.Label, list.Version, list.Codes.Length, $"{Path}/{list.Name}"))]));

    private static readonly FrozenDictionary<string, Written> Lists = CodeLists.All.ToFrozenDictionary(list => list.Name, list => new Written(list), StringComparer.Ordinal);

    public static void MapCodes(this WebApplication app)
    {
        app.MapGet(Path, (HttpContext http) => Send(http, Index)).AllowAnonymous().WithTags("Codes").Produces<CodeListIndex>()
            .WithMetadata(new OpenDoor("listCodeLists", "List the lists of codes", "Every list of codes that requests and answers use, by name."));
        app.MapGet($"{Path}/{{list}}", (HttpContext http, string list) => Send(http, Lists.GetValueOrDefault(list))).AllowAnonymous().WithTags("Codes").Produces<CodeList>()
            .WithMetadata(new OpenDoor("readCodeList", "Read a list of codes", "The codes of a list with their labels in French, Dutch and English, whole, with version and source.") { Example = new { list = "factor" } });
    }

    private static IResult Send(HttpContext http, Written? answer)
    {
        if (answer is null)
        {
            return Results.NotFound();
        }

        http.Response.Headers.ETag = answer.Tag;
        http.Response.Headers.CacheControl = "no-cache";
        return http.Request.Headers.IfNoneMatch.ToString() == answer.Tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(answer.Json, "application/json; charset=utf-8");
    }

    private sealed class Written
    {
        public Written(object answer)
        {
            Json = JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), ApiJson.Options);
            Tag = ETags.Of(Convert.ToHexStringLower(SHA256.HashData(Json).AsSpan(0, 16)));
        }

        public byte[] Json { get; }

        public string Tag { get; }
    }
}

/// <summary>A door that asks for no token: what the reference says of it.</summary>
/// <param name="Operation">Its id.</param>
/// <param name="Summary">In one line.</param>
/// <param name="Description">What it answers.</param>
internal sealed record OpenDoor(string Operation, string Summary, string Description)
{
    /// <summary>Values of its path that work.</summary>
    public object? Example { get; init; }
}
