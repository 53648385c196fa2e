using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Coordination.Api.Demo;
using Coordination.Api.Demo.Examples;
using Coordination.Domain.Time;
using Microsoft.OpenApi;

namespace Coordination.Api.Http;

/// <summary>Puts into an operation the request that works on the demonstration: its parameters, its body and whose token to send it with.</summary>
internal sealed class OpenApiExamples(DemoDays days)
{
    private readonly JsonSerializerOptions _json = new(ApiJson.Options)
    {
        Converters =
        {
            new Written<InDays>(day => Day(days.Today.AddDays(day.Days))),
            new Written<DayOfDemo>(day => Day(days.Began.AddDays(day.Days))),
            new Written<TenInDays>(day => CivilTime.At(days.Today.AddDays(day.Days), new TimeOnly(10, 0)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture)),
        },
    };

    public void Put(OpenApiOperation operation, DoorMetadata door)
    {
        if (AllExamples.Of(door.Message) is not { } example)
        {
            return;
        }

        var values = JsonSerializer.SerializeToNode(example.With ?? new { }, _json)!.AsObject();
        (values["Idempotency-Key"], values["If-Match"]) = (example.Key, example.Version);
        Put(operation, example.By.Subject, values);

        if (operation.RequestBody?.Content?.Values.First() is { } body)
        {
            Show(body, JsonSerializer.SerializeToNode(example.Body ?? door.Example ?? new { }, _json)!);
        }
    }

    // The writer leaves an empty object out; that nothing needs to be said is just what the reader wants to know.
    private static void Show(OpenApiMediaType body, JsonNode example)
    {
        if (example is JsonObject { Count: 0 })
        {
            (body.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal))["example"] = new JsonNodeExtension(example);
        }
        else
        {
            body.Example = example;
        }
    }

    /// <summary>Anybody's token will do where none is asked for.</summary>
    public void Put(OpenApiOperation operation, OpenDoor door) =>
        Put(operation, Personas.Midwife.Subject, JsonSerializer.SerializeToNode(door.Example ?? new { }, _json)!.AsObject());

    private static void Put(OpenApiOperation operation, string persona, JsonObject values)
    {
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
        operation.Extensions["x-persona"] = new JsonNodeExtension(persona);
        foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>())
        {
            parameter.Example = values[parameter.Name!]?.DeepClone();
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Written<T>(Func<T, string> text) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(text(value));
    }
}
