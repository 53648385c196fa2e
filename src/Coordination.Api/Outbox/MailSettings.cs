using System.Globalization;
using MimeKit;

namespace Coordination.Api.Outbox;

internal sealed record MailLogin(string User, string Password);

/// <summary>How mail leaves.</summary>
/// <param name="Host">SMTP server, or null: mail is written to files (development only).</param>
/// <param name="From">Mailbox that sends and receives replies.</param>
/// <param name="NeutralFrom">Mailbox whose name and domain tell nothing of the service, or null: then nobody who set limits is written to.</param>
internal sealed record MailSettings(string? Host, int Port, MailLogin? Login, bool StartTls, string From, string? NeutralFrom = null)
{
    private const int Submission = 587;

    /// <summary>Where a recipient finds her list, or null: then the service is named.</summary>
    public string? List { get; init; }

    /// <summary>The mailbox that writes to this recipient.</summary>
    /// <exception cref="CannotCompose">Nothing may tell of the service, and there is no mailbox that does not.</exception>
    public string FromTo(Addressee to) => to.Neutral ? NeutralFrom ?? throw new CannotCompose("There is no mailbox that tells nothing of the service.") : From;

    /// <summary>Part of every message id and meeting id after the at sign.</summary>
    public static string DomainOf(string mailbox) => mailbox[(mailbox.LastIndexOf('@') + 1)..];

    /// <exception cref="ConfigurationRefused">A value is missing in production, or cannot be read.</exception>
    public static MailSettings Load(IConfiguration configuration, bool development)
    {
        var host = configuration["Mail:Host"] is { Length: > 0 } given ? given : null;
        if (host is null && !development)
        {
            throw new ConfigurationRefused("Mail:Host", "missing. Give the SMTP server that sends this installation's messages.");
        }

        return new(
            host,
            PortOf(configuration["Mail:Port"]),
            LoginOf(configuration["Mail:User"], configuration["Mail:Password"]),
            StartTlsOf(configuration["Mail:StartTls"]),
            FromOf(configuration["Mail:From"], host),
            NeutralOf(configuration["Mail:NeutralFrom"], host))
        {
            List = ListOf(configuration["Mail:List"]),
        };
    }

    public IMailTransport Transport(string stateFolder) =>
        Host is { } host ? new SmtpMail(host, this) : new FileMail(Path.Combine(stateFolder, "mail"));

    private static MailLogin? LoginOf(string? user, string? password) => (user, password) switch
    {
        (null or "", _) => null,
        (_, null or "") => throw new ConfigurationRefused("Mail:Password", "missing although Mail:User is given."),
        _ => new(user, password),
    };

    private static int PortOf(string? given) => given switch
    {
        null or "" => Submission,
        _ when int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 => port,
        _ => throw new ConfigurationRefused("Mail:Port", "must be a port number from 1 to 65535."),
    };

    private static bool StartTlsOf(string? given) => given switch
    {
        null or "" => true,
        _ when bool.TryParse(given, out var wanted) => wanted,
        _ => throw new ConfigurationRefused("Mail:StartTls", "must be true or false."),
    };

    private static string? ListOf(string? given) => given switch
    {
        null or "" => null,
        _ when Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" => given,
        _ => throw new ConfigurationRefused("Mail:List", "must be the https address at which people find their list."),
    };

    private static string? NeutralOf(string? given, string? host) => given switch
    {
        null or "" => host is null ? "messages@localhost" : null,
        _ => Mailbox("Mail:NeutralFrom", given),
    };

    private static string Mailbox(string key, string given) => MailboxAddress.TryParse(given, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal)
        ? mailbox.Address
        : throw new ConfigurationRefused(key, "must be a mail address.");

    private static string FromOf(string? given, string? host) => given switch
    {
        null or "" when host is null => "coordination@localhost",
        null or "" => throw new ConfigurationRefused("Mail:From", "missing. Give the mailbox that sends and receives replies."),
        _ => Mailbox("Mail:From", given),
    };
}
