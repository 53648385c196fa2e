using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Coordination.Api.EventStore;
using Coordination.Api.Outbox;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Codes;
using Coordination.Domain.Erasures;
using Xunit;

namespace Coordination.Architecture.Tests;

/// <summary>
/// The tables of deploy/privacy.md are the product's own: rules of access, sealed texts, categories of data, messages. With
/// <c>COORDINATION_APPROVE=1</c> a run writes them, to be read in the diff.
/// </summary>
public sealed class ThePrivacyRecord
{
    private static readonly string File = Path.Combine(Source.Root, "deploy/privacy.md");

    [Fact]
    public void Names_every_rule_of_access_with_whom_it_concerns() => Holds("access", ["| Rule | Outcome | Who | In words |", "|---|---|---|---|", .. Rules()]);

    [Fact]
    public void Names_every_text_that_is_sealed() => Holds("sealed", ["| Event | Sealed with the person's key |", "|---|---|", .. SealedTexts()]);

    [Fact]
    public void Names_every_category_that_a_consent_may_name() => Holds("categories", ["| Category | Français | Nederlands |", "|---|---|---|", .. Codes("data-category")]);

    [Fact]
    public void Names_every_message_that_leaves() =>
        Holds("messages", ["| Message | For | May hold |", "|---|---|---|", .. Messages.Templates.Order(StringComparer.Ordinal).Select(name => $"| `{name}` | {Template.ErrandOf(name)} | {Blanks} |")]);

    [Fact]
    public void Names_how_long_everything_is_kept() =>
        Holds("retention", [$"| What (table {Retention.Version}) | Kept for | From | Source | How sure |", "|---|---|---|---|---|", .. Kept()]);

    private static IEnumerable<string> Kept() =>
    [
        .. Retention.Classes.Select(kind => $"| {kind.Code} | {kind.Years} years | last contact | {kind.Source} | {kind.Evidence} |"),
        .. Retention.Alerts.Select(kept => $"| {kept.Label.En} | {kept.Days} days | answer | {kept.Source} | {kept.Evidence} |"),
    ];

    private static string Blanks => string.Join(", ", Messages.Blanks.Keys.Order(StringComparer.Ordinal).Select(blank => $"`{blank}`"));

    private static IEnumerable<string> Rules()
    {
        var lines = JsonElement.Parse(System.IO.File.ReadAllText(Path.Combine(Source.Root, "tests/Coordination.Domain.Tests/Access/rows.json"))).GetProperty("rows").EnumerateArray();
        var rows = lines.GroupBy(line => line.GetProperty("id").GetString()!);
        return from row in rows.OrderBy(r => r.Key.Length).ThenBy(r => r.Key, StringComparer.Ordinal)
               let outcomes = string.Join(", ", row.Select(line => line.GetProperty("out").GetString()).Distinct())
               let roles = string.Join(", ", row.SelectMany(line => line.GetProperty("roles").EnumerateArray().Select(r => r.GetString())).Distinct())
               select $"| {row.Key} | {outcomes} | {roles} | {AccessRules.All.Single(rule => rule.Code == row.Key).Label.En} |";
    }

    private static IEnumerable<string> SealedTexts() =>
        from e in EventNames.All.DistinctBy(e => e.Name).OrderBy(e => e.Name, StringComparer.Ordinal)
        let members = Members(e.Type, "", 0).ToArray()
        where members.Length > 0
        select $"| `{e.Name}` | {string.Join(", ", members.Select(m => $"`{m}`"))} |";

    private static IEnumerable<string> Members(Type type, string path, int depth) => depth > 4 ? [] :
        from member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        from held in Held(member.PropertyType)
        let name = path + JsonNamingPolicy.CamelCase.ConvertName(member.Name)
        from found in held == typeof(Protected) ? [name] : IsOurs(held) ? Members(held, name + ".", depth + 1) : []
        select found;

    private static IEnumerable<Type> Held(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Held(inner)
        : type.IsGenericType && type.GetGenericTypeDefinition() != typeof(ImmutableDictionary<,>) ? type.GetGenericArguments().SelectMany(Held)
        : [type];

    private static bool IsOurs(Type type) => type.Assembly == Product.Domain && !type.IsEnum && type != typeof(Stamp);

    private static IEnumerable<string> Codes(string list) =>
        CodeLists.All.Single(l => l.Name == list).Codes.Select(c => $"| {c.Label.En} | {c.Label.Fr} | {c.Label.Nl} |");

    private static void Holds(string name, IEnumerable<string> lines)
    {
        var (from, to, text) = ($"<!-- {name}: written from the product -->\n", $"<!-- end of {name} -->", System.IO.File.ReadAllText(File));
        var (start, end) = (text.IndexOf(from, StringComparison.Ordinal), text.IndexOf(to, StringComparison.Ordinal));
        Assert.True(start >= 0 && end > start, $"deploy/privacy.md has no section '{name}'.");
        var wanted = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("COORDINATION_APPROVE") == "1")
        {
            System.IO.File.WriteAllText(File, text[..(start + from.Length)] + wanted + text[end..]);
            return;
        }

        Assert.Equal(wanted, text[(start + from.Length)..end]);
    }
}
