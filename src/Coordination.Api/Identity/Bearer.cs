using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Api.Identity;

/// <summary>OIDC bearer tokens of any configured issuer; for a calendar the secret in its address. In development one more: our own, whose key lies in the state folder.</summary>
internal static class Bearer
{
    public static void AddBearer(this IServiceCollection services, AuthSettings auth, DevelopmentIssuer? development)
    {
        var verified = new VerifiedTokens();
        var builder = services.AddAuthentication("bearer").AddPolicyScheme("bearer", null, o => o.ForwardDefaultSelector = http =>
            CalendarTokens.IsOf(http) ? CalendarTokens.Name : SchemeOf(http, verified, auth.Issuers, development));
        builder.AddScheme<AuthenticationSchemeOptions, CalendarTokens>(CalendarTokens.Name, null);
        foreach (var issuer in auth.Issuers)
        {
            builder.AddJwtBearer(issuer, o =>
            {
                o.Authority = issuer;
                o.RequireHttpsMetadata = !new Uri(issuer).IsLoopback;
                Common(o, verified, issuer, auth.Audience);
            });
        }

        builder.AddJwtBearer(DevelopmentIssuer.Issuer, o =>
        {
            Common(o, verified, DevelopmentIssuer.Issuer, AuthSettings.UsualAudience);
            o.TokenValidationParameters.IssuerSigningKey = development?.Key ?? new SymmetricSecurityKey(System.Security.Cryptography.RandomNumberGenerator.GetBytes(64));
        });
        services.AddAuthorization();
        WithoutKeysOfThisMachine(services);
    }

    // Authentication brings keys for cookies along, which no token needs: none are made, kept or warned about.
    private static void WithoutKeysOfThisMachine(IServiceCollection services)
    {
        foreach (var starter in services.Where(service => service.ImplementationType?.Name == "DataProtectionHostedService").ToArray())
        {
            services.Remove(starter);
        }
    }

    private static void Common(JwtBearerOptions options, VerifiedTokens verified, string issuer, string audience)
    {
        options.MapInboundClaims = false;
        options.Events = verified.Events();
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = audience,
            ValidateIssuerSigningKey = true,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            NameClaimType = "sub",
        };
    }

    // The unverified issuer only chooses who verifies; an unknown one goes to a scheme whose key nobody holds.
    private static string SchemeOf(HttpContext http, VerifiedTokens verified, IReadOnlyList<string> issuers, DevelopmentIssuer? development)
    {
        var token = issuers.Count == 0 ? null : VerifiedTokens.Of(http);
        if (token is null)
        {
            return issuers.Count > 0 && development is null ? issuers[0] : DevelopmentIssuer.Issuer;
        }

        try
        {
            return verified.SchemeOf(token) ?? issuers.FirstOrDefault(new JsonWebToken(token).Issuer.Equals) ?? DevelopmentIssuer.Issuer;
        }
        catch (ArgumentException)
        {
            return DevelopmentIssuer.Issuer;
        }
    }
}
