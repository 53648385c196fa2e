using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Npgsql;

namespace Coordination.Api.Tests.Handovers;

/// <summary>What a handover's tests do again and again.</summary>
internal static class HandoverSteps
{
    public static Guid Psychiatrist => Relay("dr-invented");

    public static Guid Relay(string key) => DemoNetwork.IdOf(Personas.Service, key);

    public static Task<HttpAnswer> AskRelayAsync(this ApiFixture api, Guid file, Guid relay, string consent = "oral", string need = "psychiatric-follow-up") =>
        api.As(People.Midwife).DoAsync($"/v1/cases/{file}/handovers", new { relay, need, consent });

    public static Task<HttpAnswer> OnAsync(this ApiFixture api, HttpAnswer asked, string act, object? body = null, Persona? by = null) =>
        api.As(by ?? People.Midwife).DoAsync($"{asked.Location}/{act}", body);

    public static async Task<System.Text.Json.JsonElement> CardAsync(this ApiFixture api, HttpAnswer asked, Persona? by = null) =>
        (await api.As(by ?? People.Midwife).AskAsync(asked.Location!.ToString())).Expect(200).Json;

    /// <summary>What the stream owes, as rows: "H01 2026-05-20".</summary>
    public static async Task<string> OwedAsync(this ApiFixture api, Guid stream)
    {
        await using var command = api.Raw.CreateCommand(
            "select coalesce(string_agg(code || ' ' || (due_at at time zone 'Europe/Brussels')::date, ', ' order by code), '') from coordination.obligation where stream_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = stream });
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Messages queued for a recipient about a reference.</summary>
    public static async Task<string> MessagesAsync(this ApiFixture api, string reference)
    {
        await using var command = api.Raw.CreateCommand(
            "select coalesce(string_agg(template || ' ' || recipient_kind || ' ' || parameters::text, '; ' order by template), '') from coordination.outbox where reference = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reference });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
