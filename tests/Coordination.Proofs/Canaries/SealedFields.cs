using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Api.EventStore;
using Coordination.Api.Vault;
using Coordination.Domain;

namespace Coordination.Proofs.Canaries;

/// <summary>
/// Every member of every stored event that holds a sealed text, found by reflection, and whether a text of this run was sealed there: opened with the
/// keys of the database, as the product does.
/// </summary>
internal sealed class SealedFields(Ground ground)
{
    private readonly Dictionary<(Guid Person, int Version), byte[]> _keys = [];

    /// <summary>Members that hold sealed texts: <c>alert_received sender.name</c>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. EventNames.All.SelectMany(e => Members(e.Item1, "", []).Select(at => $"{e.Item2} {at}")).Distinct()];

    /// <summary>Members of a shape that this event shares with others, which no request fills by it: with the reason.</summary>
    private static readonly Dictionary<string, string> Unfilled = new(StringComparer.Ordinal)
    {
        ["case_opened mother.mail"] = "Opening a case asks for no mail address: it comes with a correction, person_corrected.",
        ["case_opened mother.address"] = "Opening a case asks for no address: it comes with a correction.",
    };

    /// <summary>Those in which no text of this run stands.</summary>
    public async Task<IReadOnlyList<string>> EmptyAsync()
    {
        await ReadKeysAsync();
        var left = All.Except(Unfilled.Keys).ToHashSet(StringComparer.Ordinal);
        await using var command = ground.Database.CreateCommand("select type, stream_id, data::text from coordination.mt_events order by seq_id desc");
        await using var reader = await command.ExecuteReaderAsync();
        while (left.Count > 0 && await reader.ReadAsync())
        {
            var (type, stream) = (reader.GetString(0), reader.GetGuid(1));
            string[] sought = [.. left.Where(member => member.StartsWith(type + " ", StringComparison.Ordinal))];
            if (sought.Length > 0)
            {
                using var data = JsonDocument.Parse(reader.GetString(2));
                left.ExceptWith(sought.Where(member => At(data.RootElement, member.Split(' ')[1].Split('.')).Any(sealedText => Holds(sealedText, stream))));
            }
        }

        return [.. left.Order(StringComparer.Ordinal)];
    }

    private async Task ReadKeysAsync()
    {
        var wrapping = new WrappingKey(Convert.FromBase64String(await File.ReadAllTextAsync(Path.Combine(ground.State, "wrapping.key"))));
        await using var command = ground.Database.CreateCommand("select tenant_id, person, version, wrapped from vault.person_key");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var (person, version) = (reader.GetGuid(1), reader.GetInt32(2));
            _keys[(person, version)] = wrapping.Unwrap(reader.GetString(0), person, version, reader.GetFieldValue<byte[]>(3));
        }
    }

    private bool Holds(JsonElement sealedText, Guid stream)
    {
        var text = sealedText.Deserialize<Protected>(MartenSetup.Json)!;
        if (!_keys.TryGetValue((text.Subject, text.Key), out var key))
        {
            return false;
        }

        using var cipher = new AesGcm(key, Sealing.TagBytes);
        return new[] { stream, text.Subject }.Any(place => Opens(cipher, new(text.Subject, place, text.Key, text.Field), text.Cipher));
    }

    private static bool Opens(AesGcm cipher, SealedPlace place, string text)
    {
        try
        {
            return Planted.IsIn(Sealing.Open(cipher, place, text));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static IEnumerable<JsonElement> At(JsonElement here, ReadOnlySpan<string> way)
    {
        if (way.Length == 0)
        {
            return here.ValueKind == JsonValueKind.Object ? [here] : [];
        }

        if (way[0] == "[]")
        {
            List<JsonElement> found = [];
            foreach (var item in here.ValueKind == JsonValueKind.Array ? here.EnumerateArray() : default)
            {
                found.AddRange(At(item, way[1..]));
            }

            return found;
        }

        return here.ValueKind == JsonValueKind.Object && here.TryGetProperty(way[0], out var next) ? At(next, way[1..]) : [];
    }

    private static IEnumerable<string> Members(Type type, string prefix, ImmutableHashSet<Type> within) => within.Contains(type) ? [] : type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(member => member.GetIndexParameters().Length == 0 && member.Name != "EqualityContract")
        .SelectMany(member => Below(member.PropertyType, prefix + char.ToLower(member.Name[0], CultureInfo.InvariantCulture) + member.Name[1..], within.Add(type)));

    private static IEnumerable<string> Below(Type type, string at, ImmutableHashSet<Type> within)
    {
        var item = type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;
        return type == typeof(Protected) ? [at]
            : item is not null ? Below(item, $"{at}.[]", within)
            : type is { IsClass: true } && type.Namespace?.StartsWith("Coordination", StringComparison.Ordinal) == true ? Members(type, $"{at}.", within)
            : [];
    }
}
