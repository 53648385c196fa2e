using Coordination.Api.Configuration;
using Coordination.Api.EventStore;
using Xunit;

namespace Coordination.Api.Tests.Configuration;

public sealed class RefusingWrongValues
{
    /// <summary>At least one wrong value of every key that has wrong values.</summary>
    public static TheoryData<string, string?> Wrong => new()
    {
        { "ASPNETCORE_ENVIRONMENT", "Prod" },
        { "Role", "both" },
        { "Urls", "here" },
        { "Secrets:Folder", "/nowhere/at/all" },
        { "State:Folder", "/dev/null/state" },
        { "ConnectionStrings:Coordination", null },
        { "ConnectionStrings:Coordination", "postgres://app:secret-word@db/coordination" },
        { "ConnectionStrings:Coordination", "Database=coordination;Username=app;Password=secret-word" },
        { "ConnectionStrings:Owner", "Host=db.example.org" },
        { "ConnectionStrings:Worker", "Host=db.example.org;Database=x;Port=many" },
        { "Database:Migrate", "maybe" },
        { "Database:PoolSize", "0" },
        { "Database:PoolSize", "201" },
        { "Database:PoolSize", "four" },
        { "Database:Profile", "triple" },
        { "Database:Epoch", "-1" },
        { "Auth:Issuers", null },
        { "Auth:Issuers:0", "login.example.org" },
        { "Auth:Issuers:0", "http://login.example.org" },
        { "Auth:Issuers:0", "urn:coordination:development" },
        { "Vault:WrappingKey", null },
        { "Vault:WrappingKey", "secret-word" },
        { "Vault:WrappingKeyFile", "/nowhere/at/all" },
        { "Vault:PreviousWrappingKeys:0", "secret-word" },
        { "Vault:WrappingKey", "vault:v1:secret-word" },
        { "Vault:PreviousWrappingKeys:0", "hsm:secret-word" },
        { "Vault:Transit:Address", "http://kms.example.org" },
        { "Vault:Transit:Address", "https://kms.example.org/v1" },
        { "Vault:Transit:Mount", "tran sit" },
        { "Vault:Transit:Key", "../sys" },
        { "Vault:Transit:TokenFile", "/nowhere/at/all" },
        { "Vault:Transit:CaFile", "/nowhere/at/all" },
        { "Vault:Transit:CertificateFile", "/nowhere/at/all" },
        { "Vault:Transit:CertificateKeyFile", "/nowhere/at/all" },
        { "Vault:Hsm:Library", "/nowhere/at/all" },
        { "Vault:Hsm:PinFile", "/nowhere/at/all" },
        { "Audit:SigningKey", null },
        { "Audit:SigningKey", "secret-word" },
        { "Audit:CheckpointFile", "/nowhere/at/all/checkpoints.log" },
        { "Audit:CheckpointSeconds", "0" },
        { "Mail:Host", null },
        { "Mail:From", "nobody" },
        { "Mail:NeutralFrom", "nobody" },
        { "Mail:Port", "99999" },
        { "Mail:List", "no address" },
        { "Mail:StartTls", "perhaps" },
        { "Mail:Password", null },
        { "Limits:PerMinute", "0" },
        { "Limits:Burst", "-1" },
        { "Limits:AtOnce", "many" },
        { "Retention:AlertDays:InformedOnly", "-1" },
        { "Retention:AlertDays:Duplicate", "3651" },
        { "Retention:AlertDays:NotFounded", "soon" },
        { "Sampling:Percent", "0" },
        { "Sampling:Percent", "0.5" },
        { "Sampling:Days", "0" },
        { "Sampling:Least", "0" },
        { "Sweep:Batch", "0" },
        { "Sweep:EverySeconds", "0.5" },
        { "Sweep:LeaseSeconds", "601" },
        { "Reconcile:At", "24:00" },
        { "Reconcile:At", "2h30" },
        { "Reconcile:Batch", "0" },
        { "FollowUp:PlanFile", "plan.json" },
        { "Logging:Format", "xml" },
        { "OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317" },
        { "OTEL_EXPORTER_OTLP_PROTOCOL", "http/json" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_stops_the_start_with_the_keys_name(string key, string? value)
    {
        var refused = Assert.Throws<ConfigurationRefused>(() => Load(key, value));

        Assert.Equal(key, refused.Key);
        Assert.StartsWith($"{key}: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_but_those_that_take_any_text_has_a_wrong_value_here()
    {
        string[] anyText = ["DOTNET_ENVIRONMENT", "Auth:Audience", "Mail:User", "Vault:Hsm:Token", "Vault:Hsm:Key"];
        var tried = Wrong.Select(row => (string)row[0]).ToHashSet(StringComparer.Ordinal);

        string[] untried = [.. KnownKeys.All.Except(anyText).Where(known => !tried.Any(key => key == known || (known.EndsWith('*') && key.StartsWith(known[..^1], StringComparison.Ordinal))))];

        Assert.Empty(untried);
    }

    [Fact]
    public void Right_values_are_taken_and_missing_ones_have_their_usual_value()
    {
        var settings = Given.Load(("Role", "worker"), ("Database:Profile", "pair"), ("Database:PoolSize", "7"), ("Sweep:EverySeconds", "20"), ("Logging:Format", "json"));

        Assert.Equal(("worker", CommitProfile.Pair, 7, TimeSpan.FromSeconds(20), true), (settings.Role, settings.CommitProfile, settings.Database.PoolSize, settings.Sweep.Every, settings.JsonLogs));
        Assert.Equal(("all", CommitProfile.Single, 100, false, false), (Given.Load().Role, Given.Load().CommitProfile, Given.Load().Sweep.Batch, Given.Load().Migrate, Given.Load().JsonLogs));
        Assert.Equal("coordination", Given.Load().Auth.Audience);
    }

    [Fact]
    public void A_worker_answers_nobody_and_needs_no_issuer() => Assert.Empty(Given.Load(("Role", "worker"), ("Auth:Issuers:0", null)).Auth.Issuers);

    [Theory]
    [InlineData("development", "Development")]
    [InlineData("PRODUCTION", "Production")]
    [InlineData("", "Production")]
    [InlineData(null, "Production")]
    public void The_environment_has_one_spelling(string? given, string meant) => Assert.Equal(meant, Sources.EnvironmentOf(Given.With(("ASPNETCORE_ENVIRONMENT", given))));

    [Fact]
    public void Production_makes_no_folder_and_no_token()
    {
        Assert.Equal("", Given.Load().StateFolder);
        Assert.Null(Given.Load().DevelopmentIssuer);
    }

    private static void Load(string key, string? value)
    {
        if (key == Sources.SecretsFolder)
        {
            Sources.Read([$"--{key}={value}"]);
        }

        (string, string?)[] others = key switch
        {
            "Mail:Password" => [("Mail:User", "u")],
            "Vault:WrappingKeyFile" => [("Vault:WrappingKey", null)],
            "Auth:Issuers" => [("Auth:Issuers:0", null)],
            _ => [],
        };
        Given.Load([.. others, (key, value)]);
    }
}
