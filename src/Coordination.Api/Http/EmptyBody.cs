using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Api.Http;

/// <summary>
/// A write that needs nothing typed may be sent without a body: it is read as the empty object. A question that names a media type and
/// sends no body, as some clients do with every request, asks what it would ask without the name.
/// </summary>
internal static class EmptyBody
{
    public static Task ReadAsEmptyObjectAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != false)
        {
            return next(http);
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
}
