using MimeKit;

namespace Coordination.Api.Outbox;

/// <summary>Writes each message as a file that a mail program opens. The same message sent again is the same file.</summary>
internal sealed class FileMail(string folder) : IMailTransport
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        MakeFolder();
        var path = Path.Combine(folder, $"{message.Date.UtcDateTime:yyyyMMdd'T'HHmmss}-{message.MessageId?.Split('@')[0]}.eml");
        var draft = path + ".part";
        await message.WriteToAsync(draft, cancel);
        File.Move(draft, path, overwrite: true);
    }

    // Who else works on the machine has no business with what was written to whom.
    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
