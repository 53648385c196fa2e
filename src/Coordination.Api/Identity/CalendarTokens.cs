using System.Security.Claims;
using System.Text.Encodings.Web;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Worklist;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Coordination.Api.Identity;

/// <summary>
/// Calendars send no token: the secret in the address proves who asks, for this one question. One that is nobody's is answered as what is not there, whether
/// it never was or was taken back, after the same look into the same table.
/// </summary>
internal sealed class CalendarTokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, Databases databases)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "calendar";

    private const string Holder = "select service, account from coordination.calendar_address where hash = $1";

    private const string Ending = ".ics";

    public static bool IsOf(HttpContext http) => http.Request.Path.StartsWithSegments(CalendarAddress.Folder, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        Request.Path.StartsWithSegments(CalendarAddress.Folder, StringComparison.OrdinalIgnoreCase, out var rest);
        var name = rest.Value?.TrimStart('/') ?? "";
        var secret = name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? name[..^Ending.Length] : name;
        if (await HolderAsync(CalendarAddress.HashOf(secret)) is not { } login)
        {
            return AuthenticateResult.NoResult();
        }

        Context.RequestServices.GetRequiredService<RequestScope>().Login = login;
        var identity = new ClaimsIdentity([new Claim("sub", login.Account.ToString(), null, Name)], Name);
        return AuthenticateResult.Success(new(new(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task<Login?> HolderAsync(string hash)
    {
        await using var command = databases.Worker.CreateCommand(Holder).Add(hash);
        await using var reader = await command.ExecuteReaderAsync(Context.RequestAborted);
        return await reader.ReadAsync(Context.RequestAborted) ? new Login(reader.GetGuid(1), reader.GetString(0), Machine: false) : null;
    }
}
