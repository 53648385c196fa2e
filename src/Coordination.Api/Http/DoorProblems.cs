namespace Coordination.Api.Http;

/// <summary>Reasons by which the door itself says no, before or after any rule of the field.</summary>
internal static class DoorProblems
{
    public static ProblemType InvalidRequest { get; } = new("invalid-request", 400, null, "The request is not of the shape this address reads; every field at fault is named.");

    public static ProblemType NotAuthenticated { get; } = new("not-authenticated", 401, null, "A bearer token of a configured issuer is needed.");

    public static ProblemType AccountUnknown { get; } = new("account-unknown", 403, null, "No account of this installation belongs to this token.");

    public static ProblemType NotAllowed { get; } = new("not-allowed", 403, null, "The caller's role may not do this; the rule is named, and its words are in GET /v1/codes/access-rule.");

    public static ProblemType NotFound { get; } = new("not-found", 404, null, "Nothing is known under this address, or nothing that the caller may know of.");

    public static ProblemType MethodNotAllowed { get; } = new("method-not-allowed", 405, null, "The address does not take this method.");

    /// <summary>The body came so slowly that reading it was given up.</summary>
    public static ProblemType BodyTooSlow { get; } = new("body-too-slow", 408, null, "The body did not arrive in time: send the request again.");

    public static ProblemType BodyTooLarge { get; } = new("body-too-large", 413, null, $"A body has at most {Limits.Body / 1024} KB.");

    public static ProblemType UnsupportedMediaType { get; } = new("unsupported-media-type", 415, null, "Bodies are application/json.");

    public static ProblemType VersionMissing { get; } = new("version-missing", 428, null, "This replaces what somebody wrote: say in If-Match which version you read.");

    public static ProblemType TooManyRequests { get; } =
        new("too-many-requests", 429, null, "The caller sent more than its share: nothing was accepted, the same request may be sent again after Retry-After.");

    public static ProblemType Internal { get; } = new("internal", 500, null, "Something unexpected happened; it is logged under the trace id.");

    public static ProblemType CommitTooWeak { get; } = new("commit-too-weak", 503, null, "No alert is taken while the database could lose it.");

    public static ProblemType ServerReplaced { get; } =
        new("server-replaced", 503, null, "The database server was replaced by another one: nothing was stored, the same request may be sent again after Retry-After.");

    public static ProblemType OutcomeUnknown { get; } = new("outcome-unknown", 503, null, "The database did not answer: send the same request again with the same key.");
}
