using System.Net;
using Coordination.Api.Identity;
using Coordination.Api.Tests.Fixtures;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>A verified token is taken at its word for a minute and never past its end; then the issuer's key of today decides.</summary>
public sealed class RememberingTokens(RememberingTokens.Timed api) : IClassFixture<RememberingTokens.Timed>
{
    [Theory]
    [InlineData(3600, 59, 61)]
    [InlineData(45, 44, 46)]
    public async Task A_withdrawn_key_is_obeyed_after_a_minute_or_when_the_token_ends(int lives, int still, int over)
    {
        var key = new DevelopmentIssuer(System.Security.Cryptography.RandomNumberGenerator.GetBytes(64));
        var now = TimeProvider.System.GetUtcNow();
        var client = api.WithToken(key.Sign(People.Midwife.Subject, now, api.Tokens.GetUtcNow().AddSeconds(lives) - now));
        api.Trust(key.Key);
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("/v1/me/today")).Status);
        api.Trust(TestHost.Issuer.Key);

        api.Tokens.Advance(TimeSpan.FromSeconds(still - 1));
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("/v1/me/today")).Status);

        api.Tokens.Advance(TimeSpan.FromSeconds(over - still + 1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.AskAsync("/v1/me/today")).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.As(People.Midwife).AskAsync("/v1/me/today")).Status);
    }

    /// <summary>A host in which the age of a verified token is told by a clock of its own.</summary>
    public sealed class Timed : ApiFixture
    {
        internal FakeTimeProvider Tokens { get; } = new(TimeProvider.System.GetUtcNow());

        internal void Trust(SecurityKey key) =>
            Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(DevelopmentIssuer.Issuer).TokenValidationParameters.IssuerSigningKey = key;

        protected override void Adjust(WebApplicationBuilder builder) =>
            builder.Services.PostConfigureAll<JwtBearerOptions>(o => o.TimeProvider = Tokens);
    }
}
