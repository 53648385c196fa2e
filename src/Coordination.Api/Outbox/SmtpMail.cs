using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Coordination.Api.Outbox;

/// <summary>Sends to an SMTP server, one connection for each message.</summary>
internal sealed class SmtpMail(string host, MailSettings settings) : IMailTransport
{
    // Below the time a message stays claimed, so that no second attempt starts while this one may still succeed.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private const int ImplicitTls = 465;

    public async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bounded.CancelAfter(Longest);
        try
        {
            using var client = new SmtpClient();
            await ConnectAsync(client, bounded.Token);
            await client.SendAsync(message, bounded.Token);
            await client.DisconnectAsync(quit: true, bounded.Token);
        }
        catch (SmtpCommandException refused)
        {
            throw new MailFault(IsFinal(refused) ? MailFaultKind.Never : MailFaultKind.Later, $"smtp-{(int)refused.StatusCode}");
        }
        catch (Exception fault) when (CodeOf(fault, cancel) is { } code)
        {
            throw new MailFault(MailFaultKind.Unreachable, code);
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancel)
    {
        var security = settings switch
        {
            { Port: ImplicitTls } => SecureSocketOptions.SslOnConnect,
            { StartTls: true } => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };
        await client.ConnectAsync(host, settings.Port, security, cancel);
        if (settings.Login is { } login)
        {
            await client.AuthenticateAsync(login.User, login.Password, cancel);
        }
    }

    // The recipient or the message itself is refused for good. A refused sender is our own set-up, which somebody will mend.
    private static bool IsFinal(SmtpCommandException refused) =>
        (int)refused.StatusCode >= 500 && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;

    private static string? CodeOf(Exception fault, CancellationToken cancel) => fault switch
    {
        OperationCanceledException => cancel.IsCancellationRequested ? null : "timeout",
        AuthenticationException => "authentication",
        SslHandshakeException or NotSupportedException => "tls",
        SocketException or IOException or ProtocolException or ServiceNotConnectedException or TimeoutException => "unreachable",
        _ => null,
    };
}
