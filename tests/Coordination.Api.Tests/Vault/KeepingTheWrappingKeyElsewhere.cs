using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Coordination.Api.Commands;
using Coordination.Api.Vault;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Coordination.Api.Tests.Vault;

/// <summary>A wrapping key that a key service keeps opens what it wrapped before, and a service that does not open it stops the start by the setting's name.</summary>
public sealed class KeepingTheWrappingKeyElsewhere : IAsyncLifetime
{
    private const string Tenant = "la-croche";
    private static readonly Guid Person = Guid.Parse("0197f000-0000-7000-8000-000000000001");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-keeper-");
    private readonly string _clear = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private TransitFake _service = null!;

    public async Task InitializeAsync()
    {
        _service = await TransitFake.StartAsync();
        Write("token", TransitFake.Token + "\n");
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void The_key_in_clear_and_the_same_key_wrapped_open_and_derive_the_same()
    {
        var dataKey = RandomNumberGenerator.GetBytes(32);
        var before = Load((WrappingKey.KeyName, _clear));
        var row = before.Wrap(Tenant, Person, 1, dataKey);
        var wrapped = VaultKeys.WrapKey(Options(VaultKeys.Wrap, $"--Vault:WrappingKey={_clear}"));

        Assert.StartsWith("vault:v1:", wrapped, StringComparison.Ordinal);
        var after = Load((WrappingKey.FileName, Write("wrapping.key", wrapped + "\n")));
        Assert.Equal(dataKey, after.Unwrap(Tenant, Person, 1, row));
        Assert.Equal(before.Derive("blind-index"), after.Derive("blind-index"));
        Assert.Equal(before.CurrentStart, after.CurrentStart);
    }

    [Fact]
    public void A_new_key_is_shown_in_clear_to_nobody_and_stands_beside_earlier_ones()
    {
        var first = VaultKeys.NewKey(Options(VaultKeys.New));
        _service.Rotate();
        var second = VaultKeys.NewKey(Options(VaultKeys.New, "--by", "transit"));
        var dataKey = RandomNumberGenerator.GetBytes(32);

        Assert.StartsWith("vault:v2:", second, StringComparison.Ordinal);
        var row = Load((WrappingKey.KeyName, first)).Wrap(Tenant, Person, 1, dataKey);
        var rotated = Load((WrappingKey.KeyName, second), ($"{WrappingKey.PreviousName}:0", first), ($"{WrappingKey.PreviousName}:1", _clear));
        Assert.Equal(dataKey, rotated.Unwrap(Tenant, Person, 1, rotated.WrapAgain(Tenant, Person, 1, row)));
        Assert.Equal(3, rotated.Derive("blind-index").Length);
    }

    [Fact]
    public void What_is_down_for_a_moment_is_asked_again_and_requests_do_not_ask_it_at_all()
    {
        var wrapped = VaultKeys.NewKey(Options(VaultKeys.New));
        _service.Down = 2;
        var asked = _service.Asked;

        var key = Load((WrappingKey.KeyName, wrapped));

        Assert.Equal(asked + 3, _service.Asked);
        _service.Down = int.MaxValue;
        Assert.Equal(32, key.Unwrap(Tenant, Person, 1, key.Wrap(Tenant, Person, 1, new byte[32])).Length);
        var refused = Assert.Throws<ConfigurationRefused>(() => Load((WrappingKey.KeyName, wrapped)));
        Assert.Equal(WrappingKey.KeyName, refused.Key);
        Assert.Contains("answered 503 to decrypt by transit/coordination", refused.Message, StringComparison.Ordinal);
        Assert.Contains("503", Assert.Throws<CommandRefused>(() => VaultKeys.NewKey(Options(VaultKeys.New))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_token_a_changed_key_and_another_ones_key_are_refused_at_once_and_no_secret_is_told()
    {
        var wrapped = VaultKeys.NewKey(Options(VaultKeys.New));
        var asked = _service.Asked;
        Assert.Contains("answered 400", Refused(wrapped[..^8] + "AAAAAAA="), StringComparison.Ordinal);
        Assert.Contains("answered 400", Refused("vault:v9:" + wrapped[9..]), StringComparison.Ordinal);
        Write("token", "s.another-secret");
        Assert.Contains("answered 403", Refused(wrapped), StringComparison.Ordinal);
        Assert.Equal(asked + 3, _service.Asked);
        File.Delete(Path.Combine(_folder.FullName, "token"));
        Assert.Equal(TransitSettings.TokenName, Assert.Throws<ConfigurationRefused>(() => Load((WrappingKey.KeyName, wrapped))).Key);
        Assert.Contains(TransitSettings.AddressName, Refused(wrapped, (TransitSettings.AddressName, null), (TransitSettings.TokenName, null)), StringComparison.Ordinal);
        Assert.Contains(HsmSettings.LibraryName, Refused("hsm:AAAA", (TransitSettings.TokenName, null), (TransitSettings.AddressName, null)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TransitSettings.KeyName)]
    [InlineData(TransitSettings.TokenName)]
    public void What_the_service_needs_is_named(string missing) =>
        Assert.Equal(missing, Assert.Throws<ConfigurationRefused>(() => Load((WrappingKey.KeyName, _clear), (missing, null))).Key);

    [Fact]
    public async Task Both_sides_show_certificates_where_that_is_configured()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest("CN=127.0.0.1", ecdsa, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        asked.CertificateExtensions.Add(names.Build());
        using var certificate = asked.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var service = await TransitFake.StartAsync(certificate);
        (string, string?) address = (TransitSettings.AddressName, service.Address);
        (string, string?)[] ours =
        [
            (TransitSettings.CaName, Write("ca.pem", certificate.ExportCertificatePem())),
            (TransitSettings.CertificateName, Write("own.pem", certificate.ExportCertificatePem())),
            (TransitSettings.CertificateKeyName, Write("own.key", ecdsa.ExportPkcs8PrivateKeyPem())),
        ];

        var keeper = KeyCustodies.Load(Configuration([address, .. ours])).Of(null);
        Assert.Equal(new byte[32], keeper.Unwrap(keeper.Wrap(new byte[32])));
        Assert.Contains("cannot be asked", Assert.Throws<CustodyFailed>(() => KeyCustodies.Load(Configuration(address)).Of(null).Wrap(new byte[32])).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be asked", Assert.Throws<CustodyFailed>(() => KeyCustodies.Load(Configuration(address, ours[0])).Of(null).Wrap(new byte[32])).Message, StringComparison.Ordinal);
        Assert.Equal(TransitSettings.CertificateKeyName, Assert.Throws<ConfigurationRefused>(() => KeyCustodies.Load(Configuration(address, ours[1]))).Key);
    }

    [Fact]
    public void A_library_that_is_none_is_a_sentence()
    {
        (string, string?)[] module = [(HsmSettings.LibraryName, Write("none.so", "x")), (HsmSettings.TokenName, "t"), (HsmSettings.KeyName, "k"), (HsmSettings.PinName, Write("pin", "1234"))];

        Assert.Contains("the security module does not do it", Refused("hsm:" + Convert.ToBase64String(new byte[60]), module), StringComparison.Ordinal);
        Assert.Contains("--by says which", Assert.Throws<CustodyFailed>(() => KeyCustodies.Load(Configuration(module)).Of(null)).Message, StringComparison.Ordinal);
        Assert.Equal(HsmSettings.PinName, Assert.Throws<ConfigurationRefused>(() => KeyCustodies.Load(Configuration(module[..3]))).Key);
    }

    private string Refused(string key, params (string, string?)[] others)
    {
        var refused = Assert.Throws<ConfigurationRefused>(() => Load([(WrappingKey.KeyName, key), .. others]));
        Assert.Equal(WrappingKey.KeyName, refused.Key);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        return refused.Message;
    }

    private WrappingKey Load(params (string Key, string? Value)[] settings) => WrappingKey.Load(Configuration(settings), development: false, "");

    private IConfigurationRoot Configuration(params (string Key, string? Value)[] settings)
    {
        Dictionary<string, string?> all = new()
        {
            [TransitSettings.AddressName] = _service.Address,
            [TransitSettings.KeyName] = "coordination",
            [TransitSettings.TokenName] = Path.Combine(_folder.FullName, "token"),
        };
        Array.ForEach(settings, setting => all[setting.Key] = setting.Value);
        return new ConfigurationBuilder().AddInMemoryCollection(all).Build();
    }

    private GivenOptions Options(Subcommand command, params string[] args) => Arguments.Read(command,
        [.. args, $"--{TransitSettings.AddressName}={_service.Address}", $"--{TransitSettings.KeyName}=coordination", $"--{TransitSettings.TokenName}={Path.Combine(_folder.FullName, "token")}"]);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
