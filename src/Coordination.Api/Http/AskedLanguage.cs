using Coordination.Api.Outbox;

namespace Coordination.Api.Http;

/// <summary>
/// The language that a caller asks for (RFC 9110, <c>Accept-Language</c>, with its weights), of those that labels are written in: <c>fr</c>,
/// <c>nl</c> or <c>en</c>. French where none of them is asked for, as in everything that people are sent.
/// </summary>
internal static class AskedLanguage
{
    private const string Default = "fr";

    public static string Of(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .Where(range => range.Quality is not 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => Known(range.Value.ToString()))
            .FirstOrDefault(language => language is not null) ?? Default;

    private static string? Known(string range) =>
        range == "*" ? Default : Messages.Languages.FirstOrDefault(language => language.Equals(range.Split('-')[0], StringComparison.OrdinalIgnoreCase));
}
