using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Api.Identity;

/// <summary>OIDC bearer tokens of any configured issuer. In development one more: our own, whose key lies in the state folder.</summary>
internal static class Bearer
{
    public const string Audience = "coordination";

    public static void AddBearer(this IServiceCollection services, IConfiguration configuration, DevelopmentIssuer? development)
    {
        var issuers = configuration.GetSection("Auth:Issuers").Get<string[]>() ?? [];
        var builder = services.AddAuthentication("bearer").AddPolicyScheme("bearer", null, o => o.ForwardDefaultSelector = http => SchemeOf(http, issuers, development));
        foreach (var issuer in issuers)
        {
            builder.AddJwtBearer(issuer, o =>
            {
                o.Authority = issuer;
                Common(o, issuer, configuration["Auth:Audience"] ?? Audience);
            });
        }

        builder.AddJwtBearer(DevelopmentIssuer.Issuer, o =>
        {
            Common(o, DevelopmentIssuer.Issuer, Audience);
            o.TokenValidationParameters.IssuerSigningKey = development?.Key ?? new SymmetricSecurityKey(System.Security.Cryptography.RandomNumberGenerator.GetBytes(64));
        });
        services.AddAuthorization();
    }

    private static void Common(JwtBearerOptions options, string issuer, string audience)
    {
        options.MapInboundClaims = false;
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
    private static string SchemeOf(HttpContext http, string[] issuers, DevelopmentIssuer? development)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (issuers.Length == 0 || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return issuers.Length > 0 && development is null ? issuers[0] : DevelopmentIssuer.Issuer;
        }

        try
        {
            var issuer = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(header[7..].Trim()).Issuer;
            return issuers.FirstOrDefault(i => i == issuer) ?? DevelopmentIssuer.Issuer;
        }
        catch (ArgumentException)
        {
            return DevelopmentIssuer.Issuer;
        }
    }
}
