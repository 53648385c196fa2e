using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.Extensions.Primitives;

namespace Coordination.Api.Http;

/// <summary>
/// How days and instants are read: a day as <c>2026-04-20</c>, an instant with its offset (RFC 3339). One without would mean another moment on
/// another server, and a day typed the way of one country another day in the next.
/// </summary>
internal static class Instants
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];

    public static void Apply(Config config)
    {
        config.Serializer.Options.Converters.Add(new Converter());
        config.Binding.ValueParserFor<DateTimeOffset>(given => new(TryRead(Single(given), out var instant), instant));
        config.Binding.ValueParserFor<DateOnly>(given => new(
            DateOnly.TryParseExact(Single(given), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day), day));
    }

    public static bool TryRead(string? text, out DateTimeOffset instant)
    {
        instant = default;
        return text is not null && (text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':'))
            && DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);
    }

    private static string? Single(StringValues given) => given.Count == 1 ? given[0] : null;

    private sealed class Converter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && TryRead(reader.GetString(), out var instant) ? instant : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
