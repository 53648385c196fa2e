namespace Coordination.Domain;

/// <summary>
/// A text that belongs to a person, as it is stored: sealed with that person's key. The core never sees the clear text;
/// the door seals it before a decision and opens it after one.
/// </summary>
/// <param name="Subject">The person whose key seals it: the text dies with that key.</param>
/// <param name="Key">Version of that person's key.</param>
/// <param name="Field">Where it was written, for example <c>contact.text</c>. Part of what is authenticated, so a sealed text cannot be moved to another field.</param>
/// <param name="Cipher">Nonce, tag and ciphertext, base64.</param>
public sealed record Protected(Guid Subject, int Key, string Field, string Cipher);
