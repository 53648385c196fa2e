namespace Coordination.Domain;

/// <summary>How a refusal is told to a caller. One file of the Api maps the kind to an HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>The state of the thing does not allow it (409).</summary>
    Conflict,

    /// <summary>The request is well formed but has no acceptable meaning (422).</summary>
    Meaning,

    /// <summary>Not there, or hidden (404).</summary>
    Missing,

    /// <summary>The caller may not do it (403).</summary>
    Forbidden,

    /// <summary>The caller decided on an older version than the stored one (412).</summary>
    Stale,

    /// <summary>It cannot be done now; the same request again will do (503).</summary>
    Unavailable,
}

/// <summary>An expected "no", as a value.</summary>
/// <param name="Code">Stable kebab-case words of the reason, for example <c>handover-already-answered</c>.</param>
/// <param name="Kind">How it is told.</param>
/// <param name="Sentence">One English sentence that names the rule. Never a person's data.</param>
/// <param name="Field">JSON name of the field at fault, when there is one.</param>
public sealed record Refusal(string Code, RefusalKind Kind, string Sentence, string? Field = null)
{
    /// <summary>What can be done instead, where the refusal knows it: told in the language of the reader.</summary>
    public Label? Next { get; init; }

    /// <summary>
    /// Rule of the access table that this refusal is, where it is one that only the thing itself can decide (whose entry it is, what the case owes): the
    /// log names it, and what can be done instead is the rule's.
    /// </summary>
    public string? Row { get; init; }

    public static Refusal Conflict(string code, string sentence, string? field = null) => new(code, RefusalKind.Conflict, sentence, field);

    public static Refusal Meaning(string code, string sentence, string field) => new(code, RefusalKind.Meaning, sentence, field);

    public static Refusal Missing(string what) => new("not-found", RefusalKind.Missing, $"No such {what}.");
}
