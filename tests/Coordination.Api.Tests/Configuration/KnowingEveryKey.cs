using System.Text.RegularExpressions;
using Coordination.Api.Configuration;
using Coordination.Api.Tests.Fixtures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Coordination.Api.Tests.Configuration;

public sealed partial class KnowingEveryKey
{
    // Read by the web host itself, not by us.
    private static readonly string[] OfTheHost = ["ASPNETCORE_URLS"];

    [Fact]
    public void Every_key_that_is_read_is_known_and_every_known_one_is_read()
    {
        var read = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        SettingsLoading.Load(new Recording(Given.With(("ASPNETCORE_ENVIRONMENT", null), ("Vault:PreviousWrappingKeys:0", Given.Production["Vault:WrappingKey"])), read), []);
        var names = read.Where(key => key.Contains(':', StringComparison.Ordinal) || key.All(c => c is '_' or >= 'A' and <= 'Z') || key is "Role" or "Urls").ToArray();

        string[] unknown = [.. names.Where(key => !KnownKeys.IsKnown(key) && !KnownKeys.IsKnown($"{key}:0")).Except(OfTheHost)];
        string[] unread = [.. KnownKeys.All.Except([Sources.SecretsFolder]).Where(known => !names.Contains(known.Replace(":*", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase))];

        Assert.Empty(unknown);
        Assert.Empty(unread);
    }

    [Fact]
    public void A_misspelt_key_of_our_sections_is_named_and_others_are_left_alone()
    {
        var given = Given.With(
            ("Sweep:EverySecond", "20"), ("Mail:Hots", "m"), ("Auth:Issuers:first", "https://a.example"), ("Auth:Issuer", "https://a.example"),
            ("Mail", "/var/mail/somebody"), ("Somebody:Else", "x"), ("Logging:LogLevel:Default", "Debug"));

        Assert.Equal(["Auth:Issuer", "Auth:Issuers:first", "Mail:Hots", "Sweep:EverySecond"], KnownKeys.Unknown(given));
        Assert.Empty(KnownKeys.Unknown(Given.With(("vault:previouswrappingkeys:3", "x"))));
    }

    [Fact]
    public void The_reference_lists_exactly_the_known_keys()
    {
        var documented = Row().Matches(Repository.Read("deploy", "README.md")).Select(row => row.Groups[1].Value).ToArray();

        Assert.Equal(documented.Distinct(), documented);
        Assert.Equal(KnownKeys.All.Order(StringComparer.Ordinal), documented.Where(key => !key.StartsWith("COORDINATION_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_of_the_secrets_folder_is_a_setting_and_the_command_line_goes_before_it()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-secrets-").FullName;
        File.WriteAllText(Path.Combine(folder, "Mail__Password"), "from a file\n");
        File.WriteAllText(Path.Combine(folder, "Mail__User"), "from a file\n");
        try
        {
            var read = Sources.Read([$"--Secrets:Folder={folder}", "--Mail:User=from the line"]);
            Assert.Equal(("from a file", "from the line"), (read["Mail:Password"], read["Mail:User"]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"^\| `([A-Za-z_:*]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>Notes each key that is asked for.</summary>
    private sealed class Recording(IConfiguration inner, HashSet<string> read) : IConfiguration
    {
        public string? this[string key]
        {
            get
            {
                read.Add(key);
                return inner[key];
            }
            set => inner[key] = value;
        }

        public IConfigurationSection GetSection(string key)
        {
            read.Add(key);
            return inner.GetSection(key);
        }

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

        public IChangeToken GetReloadToken() => inner.GetReloadToken();
    }
}
