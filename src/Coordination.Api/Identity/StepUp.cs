using System.Globalization;
using System.Security.Claims;
using Coordination.Domain.Access;

namespace Coordination.Api.Identity;

/// <summary>
/// Whether the login was just proven by more than one factor, as its issuer says: <c>amr</c> holds <c>mfa</c> (RFC 8176) and <c>auth_time</c> is a few minutes
/// ago. It opens nothing by itself: what needs a second factor is the access table's.
/// </summary>
internal static class StepUp
{
    public const string Methods = "amr";
    public const string Several = "mfa";
    public const string At = "auth_time";

    public static bool IsFresh(HttpContext http) => http.User.HasClaim(Methods, Several)
        && long.TryParse(http.User.FindFirstValue(At), CultureInfo.InvariantCulture, out var seconds)
        && AccessWindows.IsJustProven(seconds, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
}
