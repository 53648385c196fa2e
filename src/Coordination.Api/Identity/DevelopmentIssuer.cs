using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Api.Identity;

/// <summary>Signs the tokens of the listed personas. Exists in development only: its key is a file in the state folder.</summary>
internal sealed class DevelopmentIssuer(byte[] secret)
{
    public const string Issuer = "urn:coordination:development";

    public SymmetricSecurityKey Key { get; } = new(secret);

    public static DevelopmentIssuer Load(string stateFolder)
    {
        var path = Path.Combine(stateFolder, "development-issuer.key");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(stateFolder);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(RandomNumberGenerator.GetBytes(64));
        }

        return new DevelopmentIssuer(File.ReadAllBytes(path));
    }

    public string Sign(string subject, DateTimeOffset now, TimeSpan life, string issuer = Issuer, DateTimeOffset? steppedUp = null) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = issuer,
        Audience = AuthSettings.UsualAudience,
        Subject = new ClaimsIdentity([new Claim("sub", subject), .. steppedUp is { } at ? Proven(at) : []]),
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime,
        Expires = (now + life).UtcDateTime,
        SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.HmacSha512),
    });

    private static Claim[] Proven(DateTimeOffset at) =>
        [new Claim(StepUp.Methods, StepUp.Several), new Claim(StepUp.At, at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), ClaimValueTypes.Integer64)];
}
