using MimeKit;

namespace Coordination.Api.Outbox;

/// <summary>Takes a message out of the house.</summary>
internal interface IMailTransport
{
    /// <exception cref="MailFault">It was not taken.</exception>
    public Task SendAsync(MimeMessage message, CancellationToken cancel);
}

internal enum MailFaultKind
{
    /// <summary>The server does not answer: no use in trying others now.</summary>
    Unreachable,

    /// <summary>Refused for now.</summary>
    Later,

    /// <summary>Refused for good.</summary>
    Never,
}

/// <summary>Why a message was not taken, in a code. The server's own words stay out: they repeat the address.</summary>
internal sealed class MailFault(MailFaultKind kind, string code) : Exception(code)
{
    public MailFaultKind Kind { get; } = kind;
}
