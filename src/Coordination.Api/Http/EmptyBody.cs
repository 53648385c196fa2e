using FastEndpoints;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Coordination.Api.Http;

/// <summary>
/// A write that needs nothing typed may be sent without a body: it is read as the empty object. A question that names a media type and
/// sends no body, as some clients do with every request, asks what it would ask without the name. A body is JSON in UTF-8 and nothing else.
/// </summary>
internal static class EmptyBody
{
    public static Task ReadAsEmptyObjectAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != false)
        {
            return IsRead(http) ? next(http) : RefuseAsync(http);
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            request.ContentType = null;
        }
        else if (request.ContentType is null)
        {
            request.ContentType = "application/json";
            request.ContentLength = 2;
            request.Body = new MemoryStream("{}"u8.ToArray());
        }

        return next(http);
    }

    // A body under a name that is no media type would be passed over, and the request done as if nothing had been typed. JSON is UTF-8 (RFC 8259 §8.1).
    private static bool IsRead(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
        || http.GetEndpoint()?.Metadata.GetMetadata<EndpointDefinition>() is null
        || (http.Request.HasJsonContentType() && MediaTypeHeaderValue.Parse(http.Request.ContentType).Charset is var charset
            && (!charset.HasValue || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    private static Task RefuseAsync(HttpContext http) => Problems.WriteAsync(http, DoorProblems.UnsupportedMediaType, "Send application/json, in UTF-8.", null, default);
}
