using System.Security.Claims;
using Coordination.Api.Identity;
using Dapper;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace Coordination.Benchmarks;

/// <summary>
/// What a user would write instead: one row per thing, a history row per write, a read-log row per read, names in the clear; who calls
/// is told by a token, verified as the framework does. No event, no sealed text, no computed obligation, no tenant policy, no decision
/// about who may read: it does less, and is the figure to reach.
/// </summary>
internal static class DapperServer
{
    private const string Schema = """
        create schema if not exists plain;
        create table if not exists plain.alert (id uuid primary key, site text, name text, source text, reason text, state text, due_at timestamptz, at timestamptz);
        create table if not exists plain.family (id uuid primary key, site text, name text, due_on date, version int, first uuid, second uuid, at timestamptz);
        create table if not exists plain.entry (id uuid primary key, family uuid, kind text, text text, by_account uuid, at timestamptz);
        create index if not exists entry_family on plain.entry (family);
        create table if not exists plain.handover (id uuid primary key, family uuid, relay uuid, need text, state text, due_at timestamptz, version int, at timestamptz);
        create index if not exists handover_family on plain.handover (family);
        create table if not exists plain.history (id uuid primary key, thing uuid, what text, by_account uuid, at timestamptz, body jsonb);
        create table if not exists plain.read_log (id uuid primary key, thing uuid, by_account uuid, at timestamptz);
        create table if not exists plain.task (id uuid primary key, owner uuid, urgency smallint, due_at timestamptz, code text, family uuid);
        create index if not exists task_list on plain.task (owner, urgency, due_at, id);
        """;

    private const string History = "insert into plain.history (id, thing, what, by_account, at, body) values (@History, @Thing, @What, @By, @At, @Body::jsonb)";

    /// <summary>Environment variable with the key of the tokens, base64.</summary>
    public const string KeyVariable = "PLAIN_SERVER_KEY";

    public static async Task<int> RunAsync(string connection, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, NoResetOnClose = true, MaxPoolSize = 8 }.ConnectionString);
        await using (var command = source.CreateCommand(Schema))
        {
            await command.ExecuteNonQueryAsync();
        }

        AddBearer(builder.Services);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        var doors = app.MapGroup("").RequireAuthorization();
        doors.MapPost("/alerts", (ClaimsPrincipal by, NewAlert wish) => AlertAsync(source, By(by), wish));
        doors.MapPost("/families", (ClaimsPrincipal by, NewFamily wish) => FamilyAsync(source, By(by), wish));
        doors.MapPost("/families/{id:guid}/handovers", (ClaimsPrincipal by, Guid id, NewHandover wish) => AskAsync(source, By(by), id, wish));
        doors.MapPost("/handovers/{id:guid}/answer", (ClaimsPrincipal by, Guid id, NewAnswer wish) => AnswerAsync(source, By(by), id, wish));
        doors.MapGet("/families/{id:guid}", (ClaimsPrincipal by, Guid id) => ReadAsync(source, By(by), id));
        await app.RunAsync($"http://127.0.0.1:{port}");
        return 0;
    }

    private static void AddBearer(IServiceCollection services)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(o =>
        {
            o.MapInboundClaims = false;
            o.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = DevelopmentIssuer.Issuer,
                ValidAudience = AuthSettings.UsualAudience,
                IssuerSigningKey = new SymmetricSecurityKey(Convert.FromBase64String(Environment.GetEnvironmentVariable(KeyVariable)!)),
            };
        });
        services.AddAuthorization();
    }

    private static Guid By(ClaimsPrincipal caller) => Guid.Parse(caller.FindFirstValue("sub")!);

    private static async Task<IResult> AlertAsync(NpgsqlDataSource source, Guid by, NewAlert wish)
    {
        var (id, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            "insert into plain.alert (id, site, name, source, reason, state, due_at, at) values (@Id, @Site, @Name, @Source, @Reason, 'waiting', @Due, @At)",
            new { Id = id, Site = "montlegia", wish.Name, wish.Source, wish.Reason, Due = now.AddDays(2), At = now });
        await WriteHistoryAsync(connection, by, id, "received", now);
        await transaction.CommitAsync();
        return Results.Created($"/alerts/{id}", new { id });
    }

    private static async Task<IResult> FamilyAsync(NpgsqlDataSource source, Guid by, NewFamily wish)
    {
        var (id, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            "insert into plain.family (id, site, name, due_on, version, first, at) values (@Id, 'montlegia', @Name, @Due, 1, @By, @At)",
            new { Id = id, wish.Name, Due = DateTime.UtcNow.Date.AddDays(100), By = by, At = now });
        for (var i = 0; i < 8; i++)
        {
            await connection.ExecuteAsync(
                "insert into plain.entry (id, family, kind, text, by_account, at) values (@Id, @Family, 'note', @Text, @By, @At)",
                new { Id = Guid.CreateVersion7(), Family = id, Text = "Appel : va mieux, rendez-vous pris.", By = by, At = now });
        }

        await WriteHistoryAsync(connection, by, id, "opened", now);
        await transaction.CommitAsync();
        return Results.Created($"/families/{id}", new { id });
    }

    private static async Task<IResult> AskAsync(NpgsqlDataSource source, Guid by, Guid family, NewHandover wish)
    {
        var (id, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var known = await connection.ExecuteScalarAsync<int?>("select version from plain.family where id = @family", new { family });
        if (known is null)
        {
            return Results.NotFound();
        }

        await connection.ExecuteAsync(
            "insert into plain.handover (id, family, relay, need, state, due_at, version, at) values (@Id, @Family, @Relay, @Need, 'asked', @Due, 1, @At)",
            new { Id = id, Family = family, wish.Relay, wish.Need, Due = now.AddDays(7), At = now });
        await WriteHistoryAsync(connection, by, id, "asked", now);
        await transaction.CommitAsync();
        return Results.Created($"/handovers/{id}", new { id });
    }

    private static async Task<IResult> AnswerAsync(NpgsqlDataSource source, Guid by, Guid id, NewAnswer wish)
    {
        var now = DateTimeOffset.UtcNow;
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var version = await connection.ExecuteScalarAsync<int?>("select version from plain.handover where id = @id and state = 'asked'", new { id });
        var changed = await connection.ExecuteAsync(
            "update plain.handover set state = @Answer, due_at = @Due, version = version + 1 where id = @id and version = @version",
            new { id, version, wish.Answer, Due = now.AddDays(14) });
        if (changed != 1)
        {
            return Results.Conflict();
        }

        await WriteHistoryAsync(connection, by, id, wish.Answer, now);
        await transaction.CommitAsync();
        return Results.Ok(new { id });
    }

    private static async Task<IResult> ReadAsync(NpgsqlDataSource source, Guid by, Guid id)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var rows = await connection.QueryMultipleAsync(
            "select * from plain.family where id = @id; select * from plain.entry where family = @id order by at; select * from plain.handover where family = @id order by at",
            new { id });
        var family = await rows.ReadSingleOrDefaultAsync();
        var (entries, handovers) = ((await rows.ReadAsync()).AsList(), (await rows.ReadAsync()).AsList());
        await connection.ExecuteAsync("insert into plain.read_log (id, thing, by_account, at) values (@Log, @id, @By, @At)", new { Log = Guid.CreateVersion7(), id, By = by, At = DateTimeOffset.UtcNow });
        return Results.Ok(new { family, entries, handovers });
    }

    private static Task<int> WriteHistoryAsync(NpgsqlConnection connection, Guid by, Guid thing, string what, DateTimeOffset at) =>
        connection.ExecuteAsync(History, new { History = Guid.CreateVersion7(), Thing = thing, What = what, By = by, At = at, Body = "{}" });
}

internal sealed record NewAlert(string Name, string Source, string Reason);

internal sealed record NewFamily(string Name);

internal sealed record NewHandover(Guid Relay, string Need);

internal sealed record NewAnswer(string Answer);
