using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Api.Demo;

namespace Coordination.Proofs.Worlds;

/// <summary>
/// Answers of one world to one reader, with what must differ between two worlds put into words: ids by the order in which they come up, the
/// world's own names, instants, and the tags that are digests of those. What both worlds share stands as it is.
/// </summary>
internal sealed partial class Plain
{
    private static readonly HashSet<string> Shared =
    [
        .. Personas.All.SelectMany(who => new[] { who.Id }.Concat(who.Relay is { } relay ? [DemoNetwork.IdOf(Personas.Service, relay)] : [])).Select(id => $"{id:N}"),
    ];

    private readonly World _world;
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _people;

    public Plain(World world, IEnumerable<Guid> people)
    {
        (_world, _people) = (world, [.. Shared, .. people.Select(id => $"{id:N}")]);
        foreach (var id in world.Made)
        {
            NameOf($"{id:N}");
        }
    }

    /// <param name="answer">Of this world.</param>
    /// <param name="orderedById">Its rows are put into an order that no id decides.</param>
    public string Of(Answer answer, bool orderedById = false)
    {
        if (orderedById)
        {
            return string.Join('\n', Rows().Replace(Of(Id().Replace(answer.Text, "<id>")), "\n$0").Split('\n').Order(StringComparer.Ordinal));
        }

        return Of(answer.Text);
    }

    private string Of(string answer)
    {
        var text = answer.Replace(_world.Word, "<name>", StringComparison.OrdinalIgnoreCase).Replace(_world.SecretWord, "<secret>", StringComparison.OrdinalIgnoreCase);
        text = Seals().Replace(text, "\"hash\":\"<seals>\"");
        text = Cursor().Replace(Digest().Replace(Reference().Replace(text, "<reference>"), "<tag>"), "<cursor>");
        return Instant().Replace(Id().Replace(text, found => NameOf(found.Value.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant())), "<instant>");
    }

    private string NameOf(string id)
    {
        if (_people.Contains(id))
        {
            return id;
        }

        if (!_names.TryGetValue(id, out var name))
        {
            _names[id] = name = string.Create(CultureInfo.InvariantCulture, $"<id {_names.Count + 1}>");
        }

        return name;
    }

    // Of what was shared the ledger shows a digest of seals, which are drawn anew each time.
    [GeneratedRegex("\"hash\":\"[0-9a-f]{64}\"")]
    private static partial Regex Seals();

    [GeneratedRegex("""{"id":"<id>"|"next":[n"]|\[(?={"id")""")]
    private static partial Regex Rows();

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}\b")]
    private static partial Regex Id();

    // Digests alone: a tag that is a number must be the same number.
    [GeneratedRegex("(?<=ETag: \")[A-Za-z0-9_-]{20,}(?=\")")]
    private static partial Regex Digest();

    [GeneratedRegex(@"\b[A-HJ-NP-Z0-9]{5}-[A-HJ-NP-Z0-9]{5}\b")]
    private static partial Regex Reference();

    [GeneratedRegex("(?<=cursor=)[A-Za-z0-9_-]+")]
    private static partial Regex Cursor();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00:00)?|\d{8}T\d{6}Z")]
    private static partial Regex Instant();
}
