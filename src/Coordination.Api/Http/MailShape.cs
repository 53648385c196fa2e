using System.Text.RegularExpressions;
using FluentValidation;
using MimeKit;

namespace Coordination.Api.Http;

/// <summary>
/// A mail address as a message and a calendar entry can carry it: bare, without a name or brackets around it. One that neither can is refused
/// where it is given, because what waits for it in the outbox would wait for ever.
/// </summary>
internal static partial class MailShape
{
    public static IRuleBuilderOptions<T, string?> IsMail<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrEmpty(text) || IsMail(text)).WithMessage("A mail address is written bare, for example name@service.example.");

    public static bool IsMail(string text) => Bare().IsMatch(text) && MailboxAddress.TryParse(text, out var read) && read.Address == text;

    [GeneratedRegex(@"\A[A-Za-z0-9.!#$&'*+/=^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\z")]
    private static partial Regex Bare();
}
