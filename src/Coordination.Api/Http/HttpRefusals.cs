using Coordination.Domain;

namespace Coordination.Api.Http;

/// <summary>Refusals that come from how a request was sent, not from a rule of the field.</summary>
internal static class HttpRefusals
{
    public static readonly Refusal Stale =
        new("stale-version", RefusalKind.Stale, "It changed since the version named in If-Match: read it again and decide on what is there now.", "If-Match");

    public static readonly Refusal KeyReused =
        new("idempotency-key-reused", RefusalKind.Meaning, "This Idempotency-Key was used for another request: use a new key.", "Idempotency-Key");

    public static readonly Refusal MessageReused =
        new("message-id-reused", RefusalKind.Conflict, "This message id came before with another content: both are kept and a coordinator is asked to decide.", "messageId");

    public static readonly Refusal FormReused =
        new("form-id-reused", RefusalKind.Conflict, "This form came before with another content: both are kept and a coordinator is asked to decide.", "formId");

    public static readonly Refusal NotKept =
        new("conflict-not-kept", RefusalKind.Unavailable, "This came before with another content, and the second could not be kept yet: send the request again.");

    public static readonly Refusal Busy =
        new("changed-meanwhile", RefusalKind.Conflict, "Others are changing the same thing at this moment: send the request again.");
}
