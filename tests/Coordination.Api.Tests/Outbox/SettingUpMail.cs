using Coordination.Api.Outbox;
using Microsoft.Extensions.Configuration;
using MimeKit;
using Xunit;

namespace Coordination.Api.Tests.Outbox;

public sealed class SettingUpMail : IDisposable
{
    private readonly string _state = Directory.CreateTempSubdirectory("coordination-mail-").FullName;

    [Fact]
    public void Development_without_a_server_writes_files() => Assert.IsType<FileMail>(Load(development: true).Transport(_state));

    [Fact]
    public void A_given_server_is_used_with_encryption_unless_told_otherwise()
    {
        var settings = Load(development: false, ("Mail:Host", "mail.example.org"), ("Mail:From", "Coordination <c@example.org>"));
        Assert.IsType<SmtpMail>(settings.Transport(_state));
        Assert.Equal(new("mail.example.org", 587, null, StartTls: true, "c@example.org"), settings);
        Assert.Equal("example.org", MailSettings.DomainOf(settings.From));
        var own = Load(
            development: false, ("Mail:Host", "m"), ("Mail:From", "c@m"), ("Mail:Port", "25"), ("Mail:StartTls", "false"), ("Mail:User", "u"), ("Mail:Password", "p"));
        Assert.Equal(new("m", 25, new("u", "p"), StartTls: false, "c@m"), own);
    }

    [Theory]
    [InlineData("Mail:Host", "")]
    [InlineData("Mail:From", "")]
    [InlineData("Mail:From", "nobody")]
    [InlineData("Mail:Port", "0")]
    [InlineData("Mail:Port", "587x")]
    [InlineData("Mail:StartTls", "perhaps")]
    [InlineData("Mail:Password", "")]
    public void A_wrong_value_stops_the_start_with_its_name(string key, string value)
    {
        var settings = new Dictionary<string, string> { ["Mail:Host"] = "m", ["Mail:From"] = "c@m", ["Mail:User"] = "u", ["Mail:Password"] = "p", [key] = value };
        var refused = Assert.Throws<ConfigurationRefused>(() => Load(development: false, [.. settings.Select(each => (each.Key, each.Value))]));
        Assert.Equal(key, refused.Key);
    }

    [Fact]
    public async Task A_message_written_twice_is_one_file_that_reads_back()
    {
        var mail = new MailComposer(OutboxSample.Mail).Compose(OutboxSample.Chase(), OutboxSample.Decision, OutboxSample.To);
        var files = Load(development: true).Transport(_state);
        await files.SendAsync(mail, CancellationToken.None);
        await files.SendAsync(mail, CancellationToken.None);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_state, "mail")));
        Assert.Equal($"20260520T070000-{OutboxSample.Chase().Id:N}.eml", Path.GetFileName(file));
        var read = await MimeMessage.LoadAsync(file);
        Assert.Equal("Votre réponse est attendue, réf. LC-2026-0042", read.Subject);
        Assert.Contains("+32 4 000 00 01", read.TextBody, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_state, recursive: true);

    private static MailSettings Load(bool development, params (string Key, string Value)[] settings) => MailSettings.Load(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(each => each.Key, each => (string?)each.Value)).Build(), development);
}
