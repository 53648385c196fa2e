using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Coordination.Api.Outbox;

/// <summary>Builds the mail of a stored message. The same message gives the same id every time, by which a second copy is told.</summary>
internal sealed class MailComposer(MailSettings settings)
{
    /// <summary>Header that names the decision by which the message left: the id of its audit entry, which says nothing by itself.</summary>
    public const string DecisionHeader = "Decision-Id";

    public MimeMessage Compose(OutboxMessage stored, Guid decision, Addressee to)
    {
        var message = stored with
        {
            Language = Messages.Languages.Contains(to.Language) ? to.Language! : stored.Language,
            Template = to.Neutral ? Template.NeutralOf(stored.Template) : stored.Template,
        };
        var (words, sender) = (Messages.Write(message, to), SenderOf(to));
        var mail = new MimeMessage
        {
            MessageId = $"{message.Id:N}@{sender.Domain}",
            Date = message.At,
            Subject = words.Subject,
            Body = Body(message, to, words),
        };
        mail.From.Add(sender);
        mail.To.Add(Mailbox(to.Mail));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add(HeaderId.ContentLanguage, message.Language);
        mail.Headers.Add(DecisionHeader, decision.ToString());
        return mail;
    }

    private MailboxAddress SenderOf(Addressee to) => new(Encoding.UTF8, to.Neutral ? to.Sender ?? "" : to.Service, settings.FromTo(to));

    private MimeEntity Body(OutboxMessage message, Addressee to, MessageText words)
    {
        var text = new TextPart(TextFormat.Plain) { Text = words.Text };
        if (message.Facts.Meeting is null || !Template.IsOfACalendar(message.Template))
        {
            return text;
        }

        // Calendars look for the part, mail programs without a calendar for the attachment: both carry the same bytes.
        var invitation = Invitation.Write(message, to, settings, words.Subject);
        return new Multipart("mixed") { new MultipartAlternative { text, CalendarPart(invitation, Invitation.MethodOf(message)) }, Attachment(invitation) };
    }

    private static TextPart CalendarPart(string invitation, string method)
    {
        var part = new TextPart("calendar") { Text = invitation, ContentTransferEncoding = ContentEncoding.Base64 };
        part.ContentType.Parameters.Add("method", method);
        return part;
    }

    private static MimePart Attachment(string invitation) => new("application", "ics")
    {
        Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(invitation))),
        ContentDisposition = new(ContentDisposition.Attachment),
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = "invite.ics",
    };

    private static MailboxAddress Mailbox(string address) =>
        MailboxAddress.TryParse(address, out var mailbox) ? mailbox : throw new CannotCompose("The recipient's mail address cannot be read.");
}
